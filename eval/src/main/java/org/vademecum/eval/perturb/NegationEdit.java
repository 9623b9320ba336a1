package org.vademecum.eval.perturb;

import java.util.ArrayList;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Denies a statement: "is" becomes "is not", 提示 becomes 不提示; or affirms one that is denied: "is
 * not" becomes "is". Only in sentences with one plain verb and without hedge, condition or choice,
 * where the denial is of the whole.
 */
final class NegationEdit {
  private static final Pattern VERB =
      Pattern.compile(
          "(?<=[\\p{IsLatin}\\d)\"%] )(is|are|was|were|has been|have been|should|must|will|can)(?= [\\p{IsLatin}\\d])");
  private static final Pattern DENIED =
      Pattern.compile("(?<= )(is|are|was|were|should|must|will|does|do|did|can) not(?= )");
  private static final Pattern OTHER_CLAUSE =
      Pattern.compile(
          "(?i)^there\\b|\\b(?:who|which|that|because|while|although|but|when|where)\\b|[;；]");
  private static final Pattern CHINESE =
      Pattern.compile(
          "(?<![不没未也都还就可但于而其])(?:提示|属于|需要|位于|可以|建议|支持|符合|说明|表明|(?<!总|要|若|即|或)是(?![否因由]))");

  private NegationEdit() {}

  static Optional<Edit> of(String text, SplittableRandom random) {
    var edits = new ArrayList<Edit>();
    for (var sentence : Texts.sentences(text)) {
      var at = text.indexOf(sentence);
      if (at >= 0) {
        sentence(sentence)
            .ifPresent(
                e ->
                    edits.add(
                        new Edit(
                            text.substring(0, at)
                                + e.text()
                                + text.substring(at + sentence.length()),
                            e.from(),
                            e.to())));
      }
    }
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(edits.get(random.nextInt(edits.size())));
  }

  private static Optional<Edit> sentence(String sentence) {
    var denied = DENIED.matcher(sentence);
    if (denied.find() && alone(sentence, denied.end()) && !dependent(denied.group(1))) {
      return Optional.of(Edit.replace(sentence, denied.start(), denied.end(), denied.group(1)));
    }
    if (Texts.unsure(sentence) || OTHER_CLAUSE.matcher(sentence).find()) {
      return Optional.empty();
    }
    var verbs = VERB.matcher(sentence).results().toList();
    if (verbs.size() == 1) {
      var verb = verbs.getFirst();
      return Optional.of(Edit.replace(sentence, verb.start(), verb.end(), denial(verb.group())));
    }
    var chinese = CHINESE.matcher(sentence).results().toList();
    if (chinese.size() == 1) {
      var verb = chinese.getFirst();
      return Optional.of(Edit.replace(sentence, verb.start(), verb.end(), "不" + verb.group()));
    }
    return Optional.empty();
  }

  private static String denial(String verb) {
    return verb.contains(" ")
        ? verb.replace(" ", " not ")
        : verb.equals("can") ? "cannot" : verb + " not";
  }

  // "does not rise" without its "not" would be odd.
  private static boolean dependent(String verb) {
    return verb.startsWith("d");
  }

  // The denial is the only unsure thing, and goes with no "but", "only" or "until".
  private static boolean alone(String sentence, int end) {
    var rest = sentence.substring(0, Math.max(0, end - 4)) + sentence.substring(end);
    return !Texts.unsure(rest)
        && !OTHER_CLAUSE.matcher(rest).find()
        && !Pattern.compile("(?i)\\b(?:only|until|yet|always|all|every|necessarily|just)\\b")
            .matcher(rest)
            .find();
  }
}
