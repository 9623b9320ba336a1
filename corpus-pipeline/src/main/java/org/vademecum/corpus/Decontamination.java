package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Drops documents that share text with an evaluation set, with the run that they share as the
 * detail.
 *
 * <p>Its scope: sources from outside by any shared run, but for those that stand in more than
 * {@value #COMMON} documents: they are the sentences with which a site begins every page, and do
 * not say that a document has seen the evaluation. One that holds an evaluation text as good as
 * whole is dropped in any case. What the pack itself made (its passages, its questions, what its
 * simulator draws from training scenarios) shares the names and phrases of its trade with its own
 * cases by necessity; such a document is dropped only where all of it is an evaluation text. That
 * scenarios held out for evaluation never become training rows is the simulator's promise.
 */
final class Decontamination {
  /** A run in more documents than this is the source's own phrase. */
  static final int COMMON = 25;

  /** Columns of a prepared document beside its own: shared runs, and whether one text is whole. */
  static final String SHARED = "shared";

  static final String WHOLE = "whole";

  private Decontamination() {}

  /** What a document shares; of the pack's own only the whole counts. */
  static Contamination.Overlap overlap(
      @Nullable Contamination evaluation, CorpusDocument document) {
    if (evaluation == null || !document.kept()) {
      return Contamination.Overlap.NONE;
    }
    if (document.origin() != Origin.SOURCE && !evaluation.isWhole(document.text())) {
      return Contamination.Overlap.NONE;
    }
    return evaluation.overlap(document.text());
  }

  /**
   * Shared runs as they may be written out: a run is in lower case, where no name can be told from
   * a word, so what of it is gone from the de-identified text is left out here too.
   */
  static List<String> shown(List<String> runs, String clean) {
    if (runs.isEmpty()) {
      return runs;
    }
    var words = new HashSet<>(Scripts.words(clean));
    var characters = Scripts.characters(clean);
    var text = new String(characters, 0, characters.length);
    return runs.stream().map(run -> shown(run, words, text)).toList();
  }

  private static String shown(String run, Set<String> words, String text) {
    if (run.codePoints().anyMatch(Scripts::isHan)) {
      return text.contains(run) ? run : DeIdentify.quoted(run);
    }
    return Arrays.stream(run.split(" "))
        .map(word -> words.contains(word) ? word : "…")
        .collect(Collectors.joining(" "));
  }

  /** Prepared documents, those dropped that share what they must not. */
  static Dataset<Row> apply(Dataset<Row> prepared) {
    var common = common(prepared);
    StructType schema = prepared.schema();
    return prepared.map((MapFunction<Row, Row>) row -> marked(row, common), Encoders.row(schema));
  }

  private static Set<String> common(Dataset<Row> prepared) {
    var rows =
        prepared
            .filter(col("reason").isNull())
            .select(explode(col(SHARED)).as("run"))
            .groupBy("run")
            .agg(count(lit(1)).as("documents"))
            .filter(col("documents").gt(COMMON))
            .select("run")
            .collectAsList();
    var common = new HashSet<String>();
    rows.forEach(row -> common.add(row.getString(0)));
    return common;
  }

  private static Row marked(Row row, Set<String> common) {
    List<String> shared = row.getList(row.fieldIndex(SHARED));
    if (shared.isEmpty() || !row.isNullAt(row.fieldIndex("reason"))) {
      return row;
    }
    var telling = shared.stream().filter(run -> !common.contains(run)).findFirst();
    if (telling.isEmpty() && !row.<Boolean>getAs(WHOLE)) {
      return row;
    }
    var values = new Object[row.size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[row.fieldIndex("reason")] = DropReason.CONTAMINATED.name();
    values[row.fieldIndex("detail")] = telling.orElse(shared.getFirst());
    return RowFactory.create(values);
  }
}
