package org.vademecum.engine.verify;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;

/**
 * Finds sentences that a writer lost on the way: characters that were not decoded, a letter in
 * place of a word, a clause that ends behind its conjunction. None of these is ever supported,
 * whatever else it says.
 */
final class GarbleCheck {
  private static final char NOT_DECODED = '\uFFFD';
  private static final Pattern CUT_OFF =
      Pattern.compile("(?i)\\b(?:when|if|because|unless|and|or|of|the) ?[.!?]?$");
  // "Ask your doctor when."
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)\\b(?:ask|asks|asked|tell|tells|told|say|says|know|knows|decide|decides)\\b[^.;:]{0,40}"
              + "\\bwhen ?[.!?]?$");
  private static final Pattern DANGLING =
      Pattern.compile("(?i)\\b(?:when|if|because|unless|while) [a-z]+ ?[.!?]?$");
  private static final Pattern LETTER_FIRST = Pattern.compile("^[B-HJ-Z] [a-z]+ [a-z]+");
  private static final Pattern TWO_VERBS =
      Pattern.compile("(?i)\\b(?:does|do|did) not (?:did|does|is|was|has|are|were)\\b");
  private static final Set<String> PARTICIPLES = Set.of("needed", "possible", "necessary", "so");

  private final Tally tally;

  GarbleCheck(Tally tally) {
    this.tally = tally;
  }

  void check(Reading sentence) {
    var text = sentence.text();
    if (text.indexOf(NOT_DECODED) >= 0) {
      tally.unsupported(ClaimKind.RELATION, text, "has characters that were not decoded");
    }
    if (sentence.language() == Language.EN
        && ((CUT_OFF.matcher(text).find() && !ASKED.matcher(text).find())
            || TWO_VERBS.matcher(text).find()
            || dangling(text)
            || letterFirst(sentence))) {
      tally.unsupported(ClaimKind.RELATION, text, "is cut off");
    }
  }

  private static boolean dangling(String text) {
    var matcher = DANGLING.matcher(text);
    if (!matcher.find()) {
      return false;
    }
    var words = List.of(matcher.group().replaceAll("[ .!?]+$", "").split(" "));
    var last = words.getLast().toLowerCase(java.util.Locale.ROOT);
    return !matcher.group().toLowerCase(java.util.Locale.ROOT).startsWith("while")
        && !PARTICIPLES.contains(last)
        && !last.endsWith("ed")
        && !last.endsWith("ing");
  }

  // "S potassium is": a letter that is no name stands where a word was.
  private static boolean letterFirst(Reading sentence) {
    return LETTER_FIRST.matcher(sentence.text()).find()
        && sentence.mentions().stream().noneMatch(m -> m.start() == 0);
  }
}
