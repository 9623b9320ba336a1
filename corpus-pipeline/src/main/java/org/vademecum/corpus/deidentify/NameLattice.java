package org.vademecum.corpus.deidentify;

import java.util.ArrayList;
import java.util.List;

/**
 * The most probable way to read a run of Han characters as words and names of persons: Viterbi's
 * algorithm over words of the dictionary, weighed by how often they stand in texts, and over all
 * names that a surname could begin, weighed by their characters and by what stands beside them.
 */
final class NameLattice {
  /**
   * A name in a run.
   *
   * @param start its first character
   * @param end the character after its last
   */
  record Name(int start, int end) {}

  /** How much rarer a name is than what the figures of its characters say. */
  private static final float NAME = -6.3f;

  /** Characters of grammar, which no given name holds. */
  private static final String NEVER = "的了是都或又们么氏吗呢吧啊哪这那些很且者就得着每个过没您你我他她它咋不丸片汤皮";

  private final String run;
  private final NameContext context;
  private final float[] best;
  private final int[] from;
  private final boolean[] isName;
  private final int[] nameEnd;

  private NameLattice(String run, NameContext context) {
    this.run = run;
    this.context = context;
    this.best = new float[run.length() + 1];
    this.from = new int[run.length() + 1];
    this.isName = new boolean[run.length() + 1];
    this.nameEnd = new int[run.length() + 1];
  }

  /** The names in a run of Han characters. */
  static List<Name> names(String run, NameContext context) {
    var lattice = new NameLattice(run, context);
    lattice.solve();
    return lattice.path();
  }

  private void solve() {
    java.util.Arrays.fill(best, 1, best.length, Float.NEGATIVE_INFINITY);
    for (var i = 0; i < run.length(); i++) {
      for (var end = i + 1; end <= Math.min(run.length(), i + ChineseLexicon.LONGEST_WORD); end++) {
        offer(i, end, end, ChineseLexicon.word(run.substring(i, end)), false);
      }
      names(i);
    }
  }

  private void names(int i) {
    if (i == 0 && context.isBehindNumber()) {
      return;
    }
    var surname = ChineseLexicon.surname(run.charAt(i));
    if (surname > -11.5f) {
      given(i, i + 1, surname);
      nicknames(i, surname);
    }
    if (i + 2 < run.length()) {
      var compound = ChineseLexicon.surname(run.substring(i, i + 2));
      if (compound > Float.NEGATIVE_INFINITY) {
        given(i, i + 2, compound);
      }
    }
    if (i + 1 < run.length() && "小老阿".indexOf(run.charAt(i)) >= 0) {
      var next = ChineseLexicon.surname(run.charAt(i + 1));
      if (next > -6f) {
        offer(i, i + 2, i + 2, NAME - 3 + next + context.around(run, i, i + 2), true);
      }
    }
  }

  private void given(int start, int end, float surname) {
    if (end < run.length() && NEVER.indexOf(run.charAt(end)) < 0) {
      var one = surname + ChineseLexicon.given(run.charAt(end));
      offer(start, end + 1, end + 1, NAME + one + context.around(run, start, end + 1), true);
    }
    if (end + 1 < run.length()
        && NEVER.indexOf(run.charAt(end)) < 0
        && NEVER.indexOf(run.charAt(end + 1)) < 0) {
      var two = surname + ChineseLexicon.given(run.charAt(end), run.charAt(end + 1));
      offer(start, end + 2, end + 2, NAME + two + context.around(run, start, end + 2), true);
    }
  }

  /** 王某, 张某某, 李先生. */
  private void nicknames(int i, float surname) {
    var end = i + 1;
    while (end < run.length() && end < i + 3 && run.charAt(end) == '某') {
      end++;
    }
    var next = end < run.length() ? run.charAt(end) : ' ';
    if (end > i + 1 && "一个种些天日年月地项次位".indexOf(next) < 0 && "于有在是和".indexOf(run.charAt(i)) < 0) {
      offer(i, end, end, NAME + surname + 4, true);
    }
    var title = context.titleAt(run, i + 1);
    if (title > 0 && context.mayPrecedeTitle(run, i)) {
      offer(i, i + 1, i + 1 + title, NAME + surname - 1, true);
    }
  }

  private void offer(int start, int endOfName, int end, float score, boolean name) {
    var sum = best[start] + score;
    if (sum > best[end]) {
      best[end] = sum;
      from[end] = start;
      isName[end] = name;
      nameEnd[end] = endOfName;
    }
  }

  private List<Name> path() {
    var names = new ArrayList<Name>();
    for (var end = run.length(); end > 0; end = from[end]) {
      if (isName[end]) {
        names.add(new Name(from[end], nameEnd[end]));
      }
    }
    return names.reversed();
  }
}
