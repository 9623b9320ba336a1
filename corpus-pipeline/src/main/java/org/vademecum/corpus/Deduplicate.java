package org.vademecum.corpus;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * Drops documents that another one says already: those with the same words, and near duplicates.
 * Every document that goes for one that stays names it, with how much they have in common; the one
 * that stays carries how many it stands for, itself included. Documents that are alike, directly or
 * through others, are one cluster, which the split into training and validation keeps together.
 *
 * <p>Of equals stays the pack's own document if there is one, then one that the teacher's filter
 * will keep, then the one with the smallest id. Passages of the pack stay in any case, and tasks
 * are compared letter by letter.
 */
final class Deduplicate {
  private final SparkSession spark;
  private final Optional<MinHash> minHash;
  private final double teacherThreshold;
  private final Path folder;
  private final Checkpoints steps;

  /**
   * @param minHash absent where near duplicates stay
   * @param folder where similarities are kept from run to run
   * @param steps where this run's own results are kept
   */
  Deduplicate(
      SparkSession spark,
      Optional<MinHash> minHash,
      double teacherThreshold,
      Path folder,
      Checkpoints steps) {
    this.steps = steps;
    this.spark = spark;
    this.minHash = minHash;
    this.teacherThreshold = teacherThreshold;
    this.folder = folder;
  }

  /** Documents of {@link DocumentRows#SCHEMA}, marked. */
  Dataset<Row> apply(Dataset<Row> prepared) {
    var left = prepared.filter(col("reason").isNull());
    var groups = steps.stored(groups(left));
    var marks = marks(groups, left);
    return prepared
        .withColumn("open", col("reason").isNull())
        .join(
            marks.withColumnRenamed("exact", "group"),
            col("open").and(col("exact").equalTo(col("group"))),
            "left")
        .map((MapFunction<Row, Row>) Deduplicate::marked, DocumentRows.ENCODER);
  }

  // Each text once: who comes first among its documents, and how many they are.
  private Dataset<Row> groups(Dataset<Row> left) {
    return left.select(col("exact"), place().as("place"), col("id"), col("bands"))
        .groupBy("exact")
        .agg(
            min(struct(col("place"), col("id"), col("bands"))).as("first"),
            count(lit(1)).as("copies"))
        .select(
            col("exact"),
            col("copies"),
            col("first.place").as("place"),
            col("first.id").as("firstId"),
            col("first.bands").as("bands"));
  }

  private Column place() {
    var own = col("origin").notEqual(Origin.SOURCE.name());
    var low = coalesce(col("teacherScore").lt(teacherThreshold), lit(false));
    var rank = when(own, 0).when(low, 2).otherwise(1);
    return struct(
        rank.as("rank"), col("id"), col("source"), xxhash64(col("text")).as("text"), col("row"));
  }

  // For every text that has copies or near duplicates: its first document, its cluster, its part.
  private Dataset<Row> marks(Dataset<Row> groups, Dataset<Row> left) {
    if (minHash.isEmpty()) {
      return onlyEqual(groups);
    }
    var edges = new Similarities(spark, minHash.get(), folder, steps).of(groups, left);
    var both =
        steps.stored(
            edges
                .select(col("a").as("from"), col("b").as("to"), col("jaccard"))
                .union(edges.select(col("b").as("from"), col("a").as("to"), col("jaccard"))));
    if (both.isEmpty()) {
      return onlyEqual(groups);
    }
    var labels = ConnectedComponents.of(both.select("from", "to"), steps);
    var vertices =
        groups
            .join(labels, col("exact").equalTo(col("vertex")))
            .select(col("vertex"), col("place"));
    return joined(groups, labels, steps.stored(Representatives.of(vertices, both, steps)));
  }

  private static Dataset<Row> onlyEqual(Dataset<Row> groups) {
    return groups
        .filter(col("copies").gt(1))
        .select(
            col("exact"),
            col("place.row").as("firstRow"),
            col("firstId"),
            col("exact").as("label"),
            lit(null).cast(DataTypes.StringType).as("keptId"),
            lit(null).cast(DataTypes.DoubleType).as("jaccard"),
            col("copies").as("size"));
  }

  private static Dataset<Row> joined(
      Dataset<Row> groups, Dataset<Row> labels, Dataset<Row> partners) {
    var copies = groups.select(col("exact").as("one"), col("copies").as("oneCopies"));
    var taken =
        partners
            .join(copies, col("vertex").equalTo(col("one")))
            .groupBy(col("kept").as("stays"))
            .agg(sum("oneCopies").as("taken"));
    var ids = groups.select(col("exact").as("keptExact"), col("firstId").as("keptId"));
    var gone =
        partners
            .join(ids, col("kept").equalTo(col("keptExact")))
            .select(col("vertex").as("goes"), col("keptId"), col("jaccard"));
    return groups
        .join(labels, col("exact").equalTo(col("vertex")), "left")
        .filter(col("copies").gt(1).or(col("label").isNotNull()))
        .join(taken, col("exact").equalTo(col("stays")), "left")
        .join(gone, col("exact").equalTo(col("goes")), "left")
        .select(
            col("exact"),
            col("place.row").as("firstRow"),
            col("firstId"),
            coalesce(col("label"), col("exact")).as("label"),
            col("keptId"),
            col("jaccard"),
            col("copies").plus(coalesce(col("taken"), lit(0))).as("size"));
  }

  private static Row marked(Row row) {
    var document = DocumentRows.of(row);
    if (row.getAs("group") == null || !document.kept()) {
      return DocumentRows.toRow(
          document.kept() && document.origin() == Origin.SOURCE
              ? document.withCluster(cluster(row.<Long>getAs("exact")), 1)
              : document);
    }
    var own = document.origin() != Origin.SOURCE;
    var cluster = own ? document.cluster() : cluster(row.<Long>getAs("label"));
    String keptId = row.getAs("keptId");
    if (!row.<String>getAs("row").equals(row.<String>getAs("firstRow"))) {
      return DocumentRows.toRow(
          document
              .withCluster(cluster, 1)
              .dropped(DropReason.EXACT_DUPLICATE, row.getAs("firstId")));
    }
    if (keptId != null && !own) {
      return DocumentRows.toRow(
          document
              .withCluster(cluster, 1)
              .dropped(
                  DropReason.NEAR_DUPLICATE,
                  String.format(Locale.ROOT, "%s, %.2f", keptId, row.<Double>getAs("jaccard"))));
    }
    var size = (int) Math.min(Integer.MAX_VALUE, row.<Long>getAs("size"));
    return DocumentRows.toRow(document.withCluster(cluster, keptId == null ? size : 1));
  }

  private static String cluster(long label) {
    return Long.toHexString(label);
  }
}
