package org.vademecum.eval.cases;

import java.util.List;
import java.util.Set;

/** One published form of cases. */
sealed interface CaseFormat
    permits FaithBench, HaluEval, HealthBench, MedHallu, Pairs, RagTruth, TruthfulQa {
  /** The name for {@code --format}. */
  String name();

  /** Sets of fields, any of which gives it away. */
  List<Set<String>> signatures();

  /** Brings records of one file into cases. */
  Reader reader(PublishedFile file, List<PublishedFile> all);

  /** Turns one record into its cases. */
  @FunctionalInterface
  interface Reader {
    /**
     * @throws Row.FaultyRow for a record that can't be used
     */
    List<SupportCase> cases(Row row);
  }

  /** All of them, the most telling signatures first. */
  static List<CaseFormat> all() {
    return List.of(
        new RagTruth(),
        new HaluEval(),
        new FaithBench(),
        new MedHallu(),
        new TruthfulQa(),
        new HealthBench(),
        new Pairs());
  }

  /** Whether a record looks like it. */
  default boolean recognises(Row row) {
    return signatures().stream().anyMatch(s -> row.has(s.toArray(String[]::new)));
  }
}
