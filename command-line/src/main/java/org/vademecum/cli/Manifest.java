package org.vademecum.cli;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What made a stage's folder. It is written last: a folder is complete if and only if its manifest
 * is there.
 *
 * @param kind the stage, such as {@code corpus}
 * @param pack the pack's name
 * @param packVersion the pack's version
 * @param inputs path or URI of each input, relative to the project where it lies in it, with its
 *     SHA-256
 * @param parameters everything else that decides the outcome
 * @param seed the seed of all randomness
 * @param tools names and versions of what ran
 * @param gitCommit the project's commit, or {@code unknown} outside a checkout
 * @param counts what was read, written and dropped
 * @param startedAt ISO 8601 instant
 * @param endedAt ISO 8601 instant
 */
public record Manifest(
    String kind,
    String pack,
    String packVersion,
    SortedMap<String, String> inputs,
    SortedMap<String, String> parameters,
    long seed,
    SortedMap<String, String> tools,
    String gitCommit,
    SortedMap<String, Long> counts,
    String startedAt,
    String endedAt) {

  public Manifest {
    inputs = new TreeMap<>(inputs);
    parameters = new TreeMap<>(parameters);
    tools = new TreeMap<>(tools);
    counts = new TreeMap<>(counts);
  }

  /** Whether a run with these inputs, parameters and seed would make the same folder again. */
  public boolean sameCauses(
      String otherPackVersion,
      Map<String, String> otherInputs,
      Map<String, String> otherParameters,
      long otherSeed) {
    return packVersion.equals(otherPackVersion)
        && inputs.equals(otherInputs)
        && parameters.equals(otherParameters)
        && seed == otherSeed;
  }
}
