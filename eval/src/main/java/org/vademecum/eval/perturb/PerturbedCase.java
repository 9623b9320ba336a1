package org.vademecum.eval.perturb;

import org.jspecify.annotations.Nullable;

/**
 * A row of a perturbation set; {@code vade score} reads it.
 *
 * @param kind a {@link Kind}, or {@code untouched}
 * @param label 0 for every perturbed row, 1 for an untouched one
 * @param expect {@code caught}, {@code refused} or {@code unchanged}
 * @param changed null for an untouched row
 */
public record PerturbedCase(
    String id,
    String group,
    String kind,
    String source,
    String response,
    int label,
    String expect,
    @Nullable Changed changed) {

  /** The words before and after; the whole removed or added text where a source was changed. */
  public record Changed(String from, String to) {}
}
