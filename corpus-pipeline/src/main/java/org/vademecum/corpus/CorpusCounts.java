package org.vademecum.corpus;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;

/** Counts an assembled corpus for its report. */
final class CorpusCounts {
  private static final int EXAMPLES = 10;
  private static final int EXAMPLE_LENGTH = 240;

  private final Split clusters;

  CorpusCounts(Split split) {
    this.clusters = split;
  }

  CorpusStats of(
      Pack pack,
      Dataset<Row> documents,
      List<String> teacher,
      @Nullable ScoreAgreement agreement,
      double threshold) {
    return CorpusStats.of(
        pack.name(),
        pack.version(),
        cells(documents),
        repairs(documents),
        teacher,
        agreement,
        threshold,
        examples(documents));
  }

  private List<CorpusStats.Cell> cells(Dataset<Row> documents) {
    var rows =
        documents
            .groupBy(
                col("source"),
                col("license"),
                col("language"),
                col("kind"),
                col("reason"),
                CorpusFiles.splitColumn(clusters).as("split"),
                floor(log2(length(col("text")).plus(1))).cast("int").as("length"),
                floor(col("teacherScore").multiply(2)).cast("int").as("score"))
            .agg(count(lit(1)).as("count"))
            .collectAsList();
    return rows.stream()
        .map(
            row -> {
              String reason = row.getAs("reason");
              return new CorpusStats.Cell(
                  row.getAs("source"),
                  row.getAs("license"),
                  row.getAs("language"),
                  row.getAs("kind"),
                  reason == null ? null : DropReason.valueOf(reason),
                  row.getAs("split"),
                  row.<Integer>getAs("length"),
                  row.<Integer>getAs("score"),
                  row.<Long>getAs("count"));
            })
        .toList();
  }

  private static TreeMap<String, Long> repairs(Dataset<Row> documents) {
    var repairs = new TreeMap<String, Long>();
    documents
        .filter(col("repairs").notEqual(""))
        .select(explode(split(col("repairs"), ";")).as("repair"))
        .select(
            substring_index(col("repair"), "=", 1).as("kind"),
            substring_index(col("repair"), "=", -1).cast("long").as("count"))
        .groupBy("kind")
        .agg(sum("count").as("count"))
        .collectAsList()
        .forEach(row -> repairs.put(row.getString(0), row.getLong(1)));
    return repairs;
  }

  /** Some documents of each reason: the same ones for the same documents, not the first by name. */
  private static List<CorpusStats.Example> examples(Dataset<Row> documents) {
    var order = Window.partitionBy("reason").orderBy(xxhash64(col("id")), col("id"), col("text"));
    return documents
        .filter(col("reason").isNotNull())
        .select(
            col("reason"),
            col("id"),
            coalesce(col("detail"), lit("")).as("detail"),
            substring(col("text"), 1, EXAMPLE_LENGTH).as("text"))
        .withColumn("place", row_number().over(order))
        .filter(col("place").leq(EXAMPLES))
        .orderBy("reason", "place")
        .collectAsList()
        .stream()
        .map(
            row ->
                new CorpusStats.Example(
                    DropReason.valueOf(row.getAs("reason")),
                    row.getAs("id"),
                    row.getAs("detail"),
                    row.getAs("text")))
        .toList();
  }
}
