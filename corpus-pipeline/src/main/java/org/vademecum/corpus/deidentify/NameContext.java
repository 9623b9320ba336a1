package org.vademecum.corpus.deidentify;

import java.util.Map;
import java.util.Set;

/**
 * What stands before and after a name in Chinese text, and by how much it makes a name more
 * probable. The figures are natural logarithms, set by hand.
 */
final class NameContext {
  private static final int LONGEST = 4;
  private static final float EDGE = 1.0f;
  private static final float NEITHER = -2.5f;

  private static final Map<String, Float> BEFORE = NameWords.weighed("before");
  private static final Map<String, Float> AFTER = NameWords.weighed("after");
  private static final Set<String> TITLES = NameWords.weighed("title").keySet();
  // Surnames that are more often a word of grammar when a title follows: 由于医生, 和医生, 向老师.
  private static final String GRAMMAR =
      "那哪于和向让时成能同从连过还有为及与当对由经等找问查看请明单关常都后先是个多全位各名给把被跟在该此本国主女男年小老万方高安应干原平支解门东西南北石水车金花";

  private final float cue;
  private final boolean behindNumber;

  private NameContext(float cue, boolean behindNumber) {
    this.cue = cue;
    this.behindNumber = behindNumber;
  }

  /** Of a run that nothing announces. */
  static NameContext plain() {
    return new NameContext(0, false);
  }

  /** Of a run behind a word and a colon that announce a name at its beginning. */
  static NameContext announced() {
    return new NameContext(7, false);
  }

  /** Of a run that a figure stands before: its first character counts something, as in 38周. */
  static NameContext behindNumber() {
    return new NameContext(0, true);
  }

  boolean isBehindNumber() {
    return behindNumber;
  }

  /** By how much what stands around makes the characters from start to end a name. */
  float around(String run, int start, int end) {
    var before = start == 0 ? EDGE + cue : longest(BEFORE, run, start, -1);
    var after = end == run.length() ? EDGE : longest(AFTER, run, end, 1);
    return before == 0 && after == 0 ? NEITHER : before + after;
  }

  private static float longest(Map<String, Float> words, String run, int place, int direction) {
    for (var length = LONGEST; length > 0; length--) {
      var start = direction < 0 ? place - length : place;
      if (start >= 0 && start + length <= run.length()) {
        var weight = words.get(run.substring(start, start + length));
        if (weight != null) {
          return weight;
        }
      }
    }
    return 0;
  }

  /** Whether a word begins here that often follows a name. */
  static boolean follows(String text, int place) {
    return longest(AFTER, text, place, 1) > 0;
  }

  /** The length of the title that begins here; 0 without one. */
  int titleAt(String run, int start) {
    for (var length = 3; length >= 2; length--) {
      if (start + length <= run.length() && TITLES.contains(run.substring(start, start + length))) {
        return length;
      }
    }
    return 0;
  }

  /** Whether the character before a title can be a surname here. */
  boolean mayPrecedeTitle(String run, int place) {
    return GRAMMAR.indexOf(run.charAt(place)) < 0
        && ChineseLexicon.surname(run.charAt(place)) > -8f;
  }
}
