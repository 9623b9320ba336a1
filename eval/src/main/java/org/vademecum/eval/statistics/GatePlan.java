package org.vademecum.eval.statistics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many clusters a gate on a rate needs before it can pass.
 *
 * @param atBest clusters if every one of them is as the gate wishes; fewer can't pass it
 * @param asMeasured clusters if things are as an earlier run measured them; null without one, or
 *     where no number would do
 * @param why in plain words
 */
public record GatePlan(String gate, int atBest, @Nullable Integer asMeasured, String why) {

  /** For a rate that must be at most the limit. */
  public static GatePlan atMost(String gate, double limit, Plan.@Nullable Measured earlier) {
    var best = Plan.clustersForNone(limit);
    if (earlier == null) {
      return new GatePlan(gate, best, null, "no earlier run");
    }
    return earlier.rate() >= limit
        ? new GatePlan(gate, best, null, hopeless(earlier))
        : of(gate, best, limit, earlier);
  }

  /** For a rate that must be at least the limit. */
  public static GatePlan atLeast(String gate, double limit, Plan.@Nullable Measured earlier) {
    var best = Plan.clustersForNone(1 - limit);
    if (earlier == null) {
      return new GatePlan(gate, best, null, "no earlier run");
    }
    return earlier.rate() <= limit
        ? new GatePlan(gate, best, null, hopeless(earlier))
        : of(gate, best, limit, earlier);
  }

  private static GatePlan of(String gate, int best, double limit, Plan.Measured earlier) {
    var clusters = Math.max(best, Plan.clustersForRate(earlier, limit).orElse(best));
    var why =
        String.format(
            Locale.ROOT,
            "measured %.4f, %.1f cases a cluster, correlation %.2f",
            earlier.rate(),
            earlier.casesPerCluster(),
            earlier.correlation());
    return new GatePlan(gate, best, clusters, why);
  }

  private static String hopeless(Plan.Measured earlier) {
    return String.format(
        Locale.ROOT, "measured %.4f, which is on the wrong side of the limit", earlier.rate());
  }
}
