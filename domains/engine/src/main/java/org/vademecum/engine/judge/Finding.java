package org.vademecum.engine.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the report shows, with the observations it rests on; its components are the
 * contract's JSON.
 *
 * @param id {@code F1}, {@code F2}, … most urgent first
 * @param code an observable's direction such as {@code K.high}, or the id of a pattern or derived
 *     quantity
 * @param statement the finding said in the answer's language, complete by itself
 * @param observations ids of observations
 * @param passages ids of passages as the answer numbers them; empty until retrieval
 * @param inputs what a derived quantity was computed from
 * @param result what it came to
 */
public record Finding(
    String id,
    FindingKind kind,
    String code,
    Severity severity,
    String statement,
    List<String> observations,
    List<String> passages,
    List<Quantity> inputs,
    @Nullable Quantity result) {

  public Finding {
    observations = List.copyOf(observations);
    passages = List.copyOf(passages);
    inputs = List.copyOf(inputs);
  }

  /** The same finding with the passages that retrieval found for it. */
  public Finding withPassages(List<String> found) {
    return new Finding(id, kind, code, severity, statement, observations, found, inputs, result);
  }

  /** A named number with its unit; the name is null in a result. */
  public record Quantity(@Nullable String name, double value, @Nullable String unit) {}
}
