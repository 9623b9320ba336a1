package org.vademecum.serving.answer;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Evidence;

/**
 * A second, blunter door behind the verifier for what the student writes from passages: nearly all
 * of its words must stand in one clause of a passage that it cites, and it says nothing twice. The
 * verifier is lenient towards other words for the same thing, because it also judges people and
 * large models; a small student that takes words from nowhere, or the head of one sentence with the
 * tail of another, is more likely slipping than rephrasing, and what it then says can be false
 * although each word has a source.
 *
 * <p>A Chinese sentence has no Latin word that its evidence has not, whatever it cites.
 *
 * <p>Counted are Latin words of four letters or more by their first five letters, and Han
 * characters by whether they stand beside the same neighbour. Words that join and hedge are free.
 */
final class FaithfulWording {
  // Of sentences put together from halves of two clauses of a passage, this lets 11% (English) and
  // 9% (Chinese) pass; of people's rewordings of one sentence 46% and 44%.
  private static final double LEAST_SHARE = 0.9;
  private static final int SHORTEST_WORD = 4;
  private static final int STEM = 5;
  private static final int REPEATED_WORDS = 3;
  private static final int REPEATED_HAN = 5;
  private static final Pattern WORD = Pattern.compile("[a-z]{" + SHORTEST_WORD + ",}");
  private static final Pattern LATIN = Pattern.compile("[a-z]{2,}");
  private static final Pattern STUTTER =
      Pattern.compile("\\b(\\p{L}{3,}) \\1\\b|(\\p{IsHan}{2,})\\2", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLAUSE = Pattern.compile("(?<=[.;])\\s+|[。；]");

  private static final Pattern FALSE_RESULT =
      Pattern.compile("\\b(falsely|false|spurious(ly)?)\\b|假性|假阳|假阴", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUALIFIED_EN =
      Pattern.compile(
          "\\b(rarely|seldom|not|never|without|unless|except|hardly|no)\\s+(?:\\p{L}{1,3}\\s+)?(\\p{L}{4,})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUALIFIED_ZH =
      Pattern.compile("(罕见|少数|偶尔|极少|不|未|无|非|除外|仅)(\\p{IsHan}{2})");

  private static final Set<String> FREE_WORDS =
      Set.of(
          "this",
          "that",
          "these",
          "those",
          "with",
          "from",
          "than",
          "then",
          "when",
          "where",
          "which",
          "while",
          "have",
          "been",
          "being",
          "such",
          "some",
          "most",
          "many",
          "more",
          "much",
          "also",
          "both",
          "other",
          "into",
          "often",
          "usually",
          "commonly",
          "mostly",
          "mainly",
          "cause",
          "causes",
          "caused",
          "common",
          "suggest",
          "suggests",
          "suggested",
          "mean",
          "means",
          "point",
          "points",
          "explain",
          "explains",
          "come",
          "comes",
          "make",
          "makes",
          "result",
          "results",
          "your",
          "their",
          "them",
          "they",
          "there",
          "here",
          "might",
          "could",
          "would",
          "should",
          "because",
          "before",
          "after",
          "about",
          "between",
          "along",
          "among",
          "include",
          "includes",
          "including",
          "reason",
          "reasons",
          "lead",
          "leads",
          "leading",
          "show",
          "shows",
          "seen",
          "found",
          "usual",
          "typical",
          "typically",
          "even",
          "very",
          "what",
          "whose",
          "whether",
          "will",
          "does");

  private static final String FREE_HAN = "的是可常为与和及或等而且也在由因以其之所则但又多会使有时者并对于该项这些您";

  private FaithfulWording() {}

  /**
   * Whether a sentence does not repeat itself and, where it cites a passage, keeps to one of its
   * clauses.
   */
  static boolean keepsTo(String sentence, Language language, Evidence cited) {
    if (STUTTER.matcher(sentence).find()
        || language == Language.ZH && !knowsLatinWords(sentence, cited)) {
      return false;
    }
    if (cited.passages().isEmpty()) {
      return true;
    }
    if (repeatsItself(sentence, language)) {
      return false;
    }
    var names = new StringBuilder();
    cited.observations().forEach(o -> names.append(o.name()).append('\n'));
    return cited.passages().stream()
        .anyMatch(
            p ->
                CLAUSE
                    .splitAsStream(p.text())
                    .anyMatch(
                        c ->
                            saysNoMoreOften(sentence, c)
                                && keepsQualifiers(sentence, c, language)
                                && covers(
                                    c + "\n" + p.title() + "\n" + names, sentence, language)));
  }

  // Pieces of English words amid Chinese are a slip, unless the evidence has them: a name, a unit.
  private static boolean knowsLatinWords(String sentence, Evidence cited) {
    var source = new StringBuilder();
    cited.passages().forEach(p -> source.append(p.title()).append(' ').append(p.text()));
    cited.findings().forEach(f -> source.append(' ').append(f.statement()));
    for (var o : cited.observations()) {
      source.append(' ').append(o.name()).append(' ').append(o.source().name());
      source.append(' ').append(o.unit()).append(' ').append(o.canonicalUnit());
      source.append(' ').append(o.text());
    }
    var known = source.toString().toLowerCase(Locale.ROOT);
    return LATIN
        .matcher(sentence.toLowerCase(Locale.ROOT))
        .results()
        .allMatch(word -> known.contains(word.group()));
  }

  // "Falsely raised" is not "raised": what a clause qualifies is said with its qualifier.
  private static boolean keepsQualifiers(String sentence, String clause, Language language) {
    var said = sentence.toLowerCase(Locale.ROOT);
    // Of a clause about false results nothing can be said without that.
    var aboutFalse = FALSE_RESULT.matcher(clause);
    if (aboutFalse.find() && !FALSE_RESULT.matcher(said).find()) {
      return false;
    }
    var qualified = (language == Language.ZH ? QUALIFIED_ZH : QUALIFIED_EN).matcher(clause);
    while (qualified.find()) {
      var qualifier = qualified.group(1).toLowerCase(Locale.ROOT);
      var what = qualified.group(2).toLowerCase(Locale.ROOT);
      var word = what.substring(0, Math.min(language == Language.ZH ? 2 : STEM, what.length()));
      if (said.contains(word) && !said.contains(qualifier)) {
        return false;
      }
    }
    return true;
  }

  // "Falling fibrinogen is the leading cause of low fibrinogen": each word has a source, once.
  private static boolean saysNoMoreOften(String sentence, String clause) {
    var there = stems(clause);
    var here = stems(sentence);
    return here.stream()
        .distinct()
        .allMatch(
            s -> Collections.frequency(here, s) <= Math.max(1, Collections.frequency(there, s)));
  }

  private static boolean covers(String source, String sentence, Language language) {
    return language == Language.ZH
        ? shareOfHan(sentence, source) >= LEAST_SHARE
        : shareOfWords(sentence, source) >= LEAST_SHARE;
  }

  private static double shareOfWords(String sentence, String source) {
    var known = new HashSet<>(stems(source));
    var used = stems(sentence);
    return used.isEmpty()
        ? 1
        : (double) used.stream().filter(known::contains).count() / used.size();
  }

  private static List<String> stems(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(m -> m.group())
        .filter(w -> !FREE_WORDS.contains(w))
        .map(w -> w.substring(0, Math.min(STEM, w.length())))
        .toList();
  }

  private static double shareOfHan(String sentence, String source) {
    var inSource = new boolean[sentence.length()];
    for (var i = 0; i + 1 < sentence.length(); i++) {
      if (isHan(sentence, i)
          && isHan(sentence, i + 1)
          && source.contains(sentence.substring(i, i + 2))) {
        inSource[i] = true;
        inSource[i + 1] = true;
      }
    }
    var covered = 0;
    var counted = 0;
    for (var i = 0; i < sentence.length(); i++) {
      if (isHan(sentence, i) && (inSource[i] || FREE_HAN.indexOf(sentence.charAt(i)) < 0)) {
        counted++;
        covered += inSource[i] ? 1 : 0;
      }
    }
    return counted == 0 ? 1 : (double) covered / counted;
  }

  private static boolean isHan(String text, int at) {
    return Character.isIdeographic(text.charAt(at));
  }

  // A writer that has lost its way says the same again.
  private static boolean repeatsItself(String sentence, Language language) {
    var seen = new HashSet<String>();
    if (language == Language.ZH) {
      for (var i = 0; i + REPEATED_HAN <= sentence.length(); i++) {
        if (!seen.add(sentence.substring(i, i + REPEATED_HAN))) {
          return true;
        }
      }
      return false;
    }
    var words = sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    for (var i = 0; i + REPEATED_WORDS <= words.length; i++) {
      if (!seen.add(String.join(" ", List.of(words).subList(i, i + REPEATED_WORDS)))) {
        return true;
      }
    }
    return false;
  }
}
