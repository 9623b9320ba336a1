package org.vademecum.corpus;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text's words and lines are like. Chinese words are not told apart: there characters stand
 * for words.
 *
 * @param words words, or Chinese characters of a text that is Chinese
 * @param meanWord letters of a word
 * @param alphabetic share of words that hold a letter
 * @param common share of words that are among the commonest of their language
 * @param lines lines with text
 * @param bullets share of the lines
 * @param ellipses share of the lines
 * @param shortLines share of the lines
 * @param code share of the characters
 * @param placeholder the text of a printer's trial, or an appeal to switch a script on; else null
 */
record ProseForm(
    int words,
    double meanWord,
    double alphabetic,
    double common,
    int lines,
    double bullets,
    double ellipses,
    double shortLines,
    double code,
    @Nullable String placeholder) {
  private static final Pattern BULLET = Pattern.compile("^(?:[•●▪■◦‣*·-]|\\d{1,2}[.)、])\\s*\\S.*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "lorem ipsum|dolor sit amet|(?:enable|turn on|requires?) javascript|javascript (?:is|must be) (?:disabled|enabled)"
              + "|<!doctype|</(?:div|html|script|span)>|请启用javascript|此处填写|占位文字",
          Pattern.CASE_INSENSITIVE);
  private static final String CODE = "{}<>=|\\_$^~`";
  private static final int FEW_LINES = 5;

  static ProseForm of(String text, String language) {
    var chinese = language.equals("zh");
    var counts = chinese ? CommonWords.chinese(text) : CommonWords.english(text);
    var lines = text.lines().filter(l -> !l.isBlank()).toList();
    var found = PLACEHOLDER.matcher(text);
    return new ProseForm(
        counts.words(),
        counts.words() == 0 ? 0 : counts.letters() / (double) counts.words(),
        share(counts.alphabetic(), counts.words()),
        share(counts.common(), counts.words()),
        lines.size(),
        share(lines.stream().filter(l -> BULLET.matcher(l.strip()).matches()).count(), lines),
        share(lines.stream().filter(ProseForm::ellipsis).count(), lines),
        share(lines.stream().filter(l -> l.length() < (chinese ? 15 : 30)).count(), lines),
        share(text.chars().filter(c -> CODE.indexOf(c) >= 0).count(), text.length()),
        found.find() ? found.group().toLowerCase(Locale.ROOT) : null);
  }

  private static boolean ellipsis(String line) {
    var end = line.strip();
    return end.endsWith("...") || end.endsWith("…");
  }

  private static double share(long part, List<String> of) {
    return share(part, of.size());
  }

  private static double share(long part, int of) {
    return of == 0 ? 0 : part / (double) of;
  }

  /** The document, dropped where its text is outside the limits. */
  CorpusDocument judged(CorpusDocument document, ProseLimits limits) {
    if (placeholder != null) {
      return document.dropped(DropReason.CODE_OR_PLACEHOLDER, placeholder);
    }
    if (code > limits.codeCharacters()) {
      return document.dropped(
          DropReason.CODE_OR_PLACEHOLDER, Shares.compared(code, limits.codeCharacters()));
    }
    if (words < limits.fewestWords()) {
      return document;
    }
    var prose = judgedByWords(document, limits);
    return lines < FEW_LINES ? prose : judgedByLines(prose, limits);
  }

  private CorpusDocument judgedByWords(CorpusDocument document, ProseLimits limits) {
    if (meanWord < limits.shortestMeanWord() || meanWord > limits.longestMeanWord()) {
      return document.dropped(
          DropReason.NO_PROSE, "words of " + Shares.number(meanWord) + " letters");
    }
    if (alphabetic < limits.alphabeticWords()) {
      return document.dropped(
          DropReason.NO_PROSE, "words: " + Shares.least(alphabetic, limits.alphabeticWords()));
    }
    return common < limits.commonWords()
        ? document.dropped(
            DropReason.NO_PROSE, "common words: " + Shares.least(common, limits.commonWords()))
        : document;
  }

  private CorpusDocument judgedByLines(CorpusDocument document, ProseLimits limits) {
    if (bullets > limits.bulletLines()) {
      return document.dropped(
          DropReason.FRAGMENTED_LINES,
          "bullets: " + Shares.compared(bullets, limits.bulletLines()));
    }
    if (ellipses > limits.ellipsisLines()) {
      return document.dropped(
          DropReason.FRAGMENTED_LINES,
          "ellipses: " + Shares.compared(ellipses, limits.ellipsisLines()));
    }
    return shortLines > limits.shortLines()
        ? document.dropped(
            DropReason.FRAGMENTED_LINES,
            "short lines: " + Shares.compared(shortLines, limits.shortLines()))
        : document;
  }
}
