package org.vademecum.corpus.deidentify;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that announce a number, and what may stand between them and it. */
final class Cues {
  /**
   * One cue.
   *
   * @param words in lower case
   * @param certain whether it announces numbers only; "patient" and "sample" do not
   */
  record Cue(String words, PersonalData kind, boolean certain) {}

  private static final int LONGEST = 30;
  private static final Map<String, Cue> CUES = byWords();
  private static final List<String> JOINTS =
      List.of(
          "number",
          "numbers",
          "no",
          "nos",
          "nr",
          "num",
          "is",
          "was",
          "id",
          "identifier",
          "code",
          "号码",
          "编号",
          "号",
          "是",
          "为",
          "at",
          "on");

  private Cues() {}

  /** The place before the blanks and signs that end at {@code end}. */
  static int beforeSigns(String text, int end) {
    var place = end;
    while (place > 0 && end - place < 6 && " \t:：#=＝.（([【-*".indexOf(text.charAt(place - 1)) >= 0) {
      place--;
    }
    return place;
  }

  /** The place before a word such as "no" that ends at {@code end}; {@code end} without one. */
  static int beforeJoint(String text, int end) {
    for (var joint : JOINTS) {
      var from = end - joint.length();
      if (from >= 0
          && text.regionMatches(true, from, joint, 0, joint.length())
          && isWhole(text, from)) {
        return from;
      }
    }
    return end;
  }

  /** Whether what stands between a cue and its number says that a number comes. */
  static boolean saysNumber(String joint) {
    var plain = joint.toLowerCase(Locale.ROOT);
    return plain.contains("no")
        || plain.contains("num")
        || plain.contains("id")
        || plain.contains("#")
        || plain.contains(":")
        || plain.contains("：")
        || plain.contains("号");
  }

  /** The longest cue that ends at a place; null without one. */
  static @Nullable Cue endingAt(String text, int end) {
    if (end == 0) {
      return null;
    }
    var window = text.substring(Math.max(0, end - LONGEST), end).toLowerCase(Locale.ROOT);
    for (var length = window.length(); length >= 1; length--) {
      var from = window.length() - length;
      var cue = CUES.get(window.substring(from));
      if (cue != null && isWhole(window, from)) {
        return cue;
      }
    }
    return null;
  }

  private static boolean isWhole(String text, int from) {
    return !Characters.isLetter(text.charAt(from))
        || !Characters.isLetter(Characters.at(text, from - 1));
  }

  private static Map<String, Cue> byWords() {
    var cues = new HashMap<String, Cue>();
    for (var line : WordLists.lines("number-cues.tsv")) {
      var tab = line.indexOf('\t');
      var kind = PersonalData.valueOf(line.substring(0, tab));
      for (var entry : line.substring(tab + 1).split(",")) {
        var certain = !entry.endsWith("?");
        var words = certain ? entry : entry.substring(0, entry.length() - 1);
        cues.put(words, new Cue(words, kind, certain));
      }
    }
    return Map.copyOf(cues);
  }
}
