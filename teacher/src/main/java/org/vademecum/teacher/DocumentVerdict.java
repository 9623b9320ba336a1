package org.vademecum.teacher;

import java.util.List;

/**
 * A teacher's judgement of a document.
 *
 * @param score 0 to 5, a point for each thing that the rubric asks for
 * @param reasons what earned or cost points; at least one
 */
public record DocumentVerdict(int score, List<String> reasons) {
  public static final int BEST = 5;

  public DocumentVerdict {
    if (score < 0 || score > BEST) {
      throw new IllegalArgumentException("a score is within 0 to 5: " + score);
    }
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a verdict without a reason, of score " + score);
    }
  }
}
