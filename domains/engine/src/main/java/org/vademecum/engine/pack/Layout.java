package org.vademecum.engine.pack;

/**
 * How the answer to a task is arranged, beside its findings' own order.
 *
 * @param byArea by the pack's areas, the most urgent first, each with a heading
 * @param recheck with what to repeat and when behind each area
 * @param course with the dated results of the earlier reports
 */
public record Layout(boolean byArea, boolean recheck, boolean course) {
  /** Findings in their order of urgency, and nothing else. */
  public static final Layout PLAIN = new Layout(false, false, false);
}
