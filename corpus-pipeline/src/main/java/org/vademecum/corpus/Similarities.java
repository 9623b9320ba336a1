package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Pairs of texts that are alike: candidates share a band of their {@link MinHash}, and each is then
 * compared by its true Jaccard similarity. A text is named by the hash of its words, so a
 * similarity once measured holds in every later run and is kept: a run with one more source
 * compares only pairs that are new.
 */
final class Similarities {
  /** Larger buckets are compared along their order and with their first only. */
  static final int ALL_PAIRS = 40;

  private static final StructType PAIR =
      new StructType().add("a", DataTypes.LongType, false).add("b", DataTypes.LongType, false);
  private static final StructType SIMILARITY = PAIR.add("jaccard", DataTypes.DoubleType, false);
  private static final StructType SHINGLED =
      new StructType()
          .add("exact", DataTypes.LongType, false)
          .add("shingles", DataTypes.createArrayType(DataTypes.LongType, false), false);

  private final SparkSession spark;
  private final MinHash minHash;
  private final Path folder;
  private final Checkpoints steps;

  /**
   * @param folder where similarities are kept from run to run
   * @param steps where this run's own are kept
   */
  Similarities(SparkSession spark, MinHash minHash, Path folder, Checkpoints steps) {
    this.steps = steps;
    this.spark = spark;
    this.minHash = minHash;
    this.folder =
        folder.resolve(
            "similar-%d-%d".formatted(minHash.shingleWords(), minHash.shingleCharacters()));
  }

  /**
   * Pairs at the threshold or above.
   *
   * @param texts {@code exact}, {@code bands}: each text once
   * @param documents {@code exact}, {@code language}, {@code text}: where the texts are found
   * @return {@code a}, {@code b}, {@code jaccard}, with a below b
   */
  Dataset<Row> of(Dataset<Row> texts, Dataset<Row> documents) {
    var candidates = steps.stored(candidates(texts));
    compared(unknown(candidates), documents)
        .write()
        .mode(SaveMode.Append)
        .parquet(folder.toUri().toString());
    var all = measured().select(col("x").as("a"), col("y").as("b"), col("jaccard"));
    return candidates
        .join(all.dropDuplicates("a", "b"), asScala("a", "b"))
        .filter(col("jaccard").geq(minHash.threshold()))
        .select("a", "b", "jaccard");
  }

  private static scala.collection.immutable.Seq<String> asScala(String... names) {
    return scala.collection.immutable.ArraySeq.unsafeWrapArray(names);
  }

  private Dataset<Row> unknown(Dataset<Row> candidates) {
    if (!Files.exists(folder.resolve("_SUCCESS"))) {
      return candidates;
    }
    return candidates.join(
        measured(), col("a").equalTo(col("x")).and(col("b").equalTo(col("y"))), "left_anti");
  }

  private Dataset<Row> measured() {
    return spark
        .read()
        .schema(SIMILARITY)
        .parquet(folder.toUri().toString())
        .select(col("a").as("x"), col("b").as("y"), col("jaccard"));
  }

  private static Dataset<Row> candidates(Dataset<Row> texts) {
    return texts
        .select(col("exact"), explode(col("bands")).as("band"))
        .groupBy("band")
        .agg(sort_array(collect_list(col("exact"))).as("texts"))
        .filter(size(col("texts")).gt(1))
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> pairs(row.getList(1)).iterator(), Encoders.row(PAIR))
        .distinct();
  }

  // A bucket of thousands of pages of one template would give millions of pairs.
  private static List<Row> pairs(List<Long> texts) {
    var pairs = new ArrayList<Row>();
    for (var i = 0; i < texts.size(); i++) {
      for (var j = i + 1; j < texts.size(); j++) {
        if (texts.size() <= ALL_PAIRS || i == 0 || j == i + 1) {
          pairs.add(RowFactory.create(texts.get(i), texts.get(j)));
        }
      }
    }
    return pairs;
  }

  private Dataset<Row> compared(Dataset<Row> pairs, Dataset<Row> documents) {
    var hashes = minHash;
    var wanted =
        pairs.select(col("a").as("exact")).union(pairs.select(col("b").as("exact"))).distinct();
    var shingled =
        documents
            .join(wanted, "exact")
            .dropDuplicates("exact")
            .map((MapFunction<Row, Row>) row -> shingled(row, hashes), Encoders.row(SHINGLED));
    return pairs
        .join(shingled.select(col("exact").as("a"), col("shingles").as("left")), "a")
        .join(shingled.select(col("exact").as("b"), col("shingles").as("right")), "b")
        .map((MapFunction<Row, Row>) Similarities::compared, Encoders.row(SIMILARITY));
  }

  private static Row shingled(Row document, MinHash minHash) {
    String text = document.getAs("text");
    String language = document.getAs("language");
    var shingles = minHash.shingles(DeIdentify.comparable(text), language);
    var boxed = new Long[shingles.length];
    for (var i = 0; i < boxed.length; i++) {
      boxed[i] = shingles[i];
    }
    return RowFactory.create(document.<Long>getAs("exact"), boxed);
  }

  private static Row compared(Row pair) {
    var left = pair.<Long>getList(pair.fieldIndex("left"));
    var right = pair.<Long>getList(pair.fieldIndex("right"));
    return RowFactory.create(
        pair.<Long>getAs("a"),
        pair.<Long>getAs("b"),
        MinHash.jaccard(
            left.stream().mapToLong(Long::longValue).toArray(),
            right.stream().mapToLong(Long::longValue).toArray()));
  }
}
