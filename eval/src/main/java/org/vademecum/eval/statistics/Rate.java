package org.vademecum.eval.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A rate with its 95% interval; {@code null} values where there is nothing to measure, never NaN.
 *
 * @param n how many units were judged
 * @param clusters how many clusters they come from
 * @param method how the interval was made
 */
public record Rate(
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    int n,
    int clusters,
    String method) {}
