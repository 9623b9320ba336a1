package org.vademecum.corpus;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Drops documents that another one says already: equal texts (letters and digits), and near
 * duplicates, whose candidates come from {@link MinHash} and are compared by their true similarity.
 * Of a cluster stays the pack's own document if there is one, else the one with the smallest id; it
 * carries the cluster's size. Passages of the pack stay in any case, and tasks are compared letter
 * by letter.
 *
 * <p>Sources repeat ids for different texts, and no text may be lost for that: inside, a document
 * is known by its id and the hash of its text.
 */
final class Deduplicate {
  /** Larger buckets are compared along their order and with their first only. */
  private static final int ALL_PAIRS = 24;

  private static final StructType SIGNATURE =
      new StructType()
          .add("key", DataTypes.StringType, false)
          .add("exact", DataTypes.LongType, false)
          .add("language", DataTypes.StringType, false)
          .add("text", DataTypes.StringType, false)
          .add("bands", DataTypes.createArrayType(DataTypes.LongType, false), false);

  private static final StructType EDGE =
      new StructType().add("a", DataTypes.StringType, false).add("b", DataTypes.StringType, false);

  private final MinHash minHash;

  Deduplicate(MinHash minHash) {
    this.minHash = minHash;
  }

  Dataset<Row> apply(Dataset<Row> documents) {
    var unique = dropRepeated(documents.withColumn("key", key())).persist();
    var signatures = signatures(unique).persist();
    var exact =
        signatures
            .groupBy("exact")
            .agg(min(col("key")).as("first"), count(lit(1)).as("copies"))
            .persist();
    var firsts = signatures.join(exact, col("key").equalTo(col("first")), "left_semi");
    var components = ConnectedComponents.of(edges(firsts));
    var clusters = clusters(signatures, exact, components);
    return unique
        .withColumnRenamed("key", "own")
        .join(clusters, col("own").equalTo(col("key")), "left")
        .map((MapFunction<Row, Row>) Deduplicate::marked, DocumentRows.ENCODER);
  }

  // Sorts the pack's own documents first.
  private static Column key() {
    return concat(
        when(col("origin").equalTo(Origin.SOURCE.name()), "1|").otherwise("0|"),
        col("id"),
        lit("|"),
        hex(xxhash64(col("text"))));
  }

  private static String id(String key) {
    return key.substring(2, key.lastIndexOf('|'));
  }

  // The first of the same id and text in a fixed order stays. What has been dropped before is let
  // through with its reason.
  private static Dataset<Row> dropRepeated(Dataset<Row> documents) {
    var order = Window.partitionBy("key", "reason").orderBy("origin", "source");
    return documents
        .withColumn("place", row_number().over(order))
        .map(
            (MapFunction<Row, Row>)
                row -> {
                  var document = DocumentRows.of(row);
                  return DocumentRows.toRow(
                      row.<Integer>getAs("place") == 1
                          ? document
                          : document.dropped(DropReason.EXACT_DUPLICATE, document.id()));
                },
            DocumentRows.ENCODER)
        .withColumn("key", key());
  }

  private Dataset<Row> signatures(Dataset<Row> documents) {
    var hashes = minHash;
    return documents
        .filter(col("reason").isNull().and(col("origin").notEqual(Origin.PACK_TASK.name())))
        .map(
            (MapFunction<Row, Row>)
                row -> signature(row.getAs("key"), DocumentRows.of(row), hashes),
            Encoders.row(SIGNATURE));
  }

  private static Row signature(String key, CorpusDocument document, MinHash minHash) {
    var bands = minHash.bandHashes(minHash.shingles(document.text(), document.language()));
    var characters = Shingles.ofCharacters(document.text(), Integer.MAX_VALUE);
    return RowFactory.create(
        key,
        characters.length == 0 ? Shingles.hash(document.text()) : characters[0],
        document.language(),
        document.text(),
        java.util.Arrays.stream(bands).boxed().toArray(Long[]::new));
  }

  private Dataset<Row> edges(Dataset<Row> firsts) {
    var hashes = minHash;
    var texts = firsts.select("key", "language", "text");
    return firsts
        .select(col("key"), explode(col("bands")).as("band"))
        .groupBy("band")
        .agg(sort_array(collect_list(col("key"))).as("keys"))
        .filter(size(col("keys")).gt(1))
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> pairs(row.getList(1)).iterator(), Encoders.row(EDGE))
        .distinct()
        .join(named(texts, "a"), "a")
        .join(named(texts, "b"), "b")
        .filter((FilterFunction<Row>) row -> near(row, hashes))
        .select("a", "b");
  }

  private static Dataset<Row> named(Dataset<Row> texts, String side) {
    return texts.select(
        col("key").as(side),
        col("language").as("language_" + side),
        col("text").as("text_" + side));
  }

  private static boolean near(Row pair, MinHash minHash) {
    var a = minHash.shingles(pair.getAs("text_a"), pair.getAs("language_a"));
    var b = minHash.shingles(pair.getAs("text_b"), pair.getAs("language_b"));
    return MinHash.jaccard(a, b) >= minHash.threshold();
  }

  private static List<Row> pairs(List<String> keys) {
    var pairs = new ArrayList<Row>();
    for (var i = 0; i < keys.size(); i++) {
      for (var j = i + 1; j < keys.size(); j++) {
        if (keys.size() <= ALL_PAIRS || i == 0 || j == i + 1) {
          pairs.add(RowFactory.create(keys.get(i), keys.get(j)));
        }
      }
    }
    return pairs;
  }

  // Every member with what represents its texts (first) and its cluster (label).
  private static Dataset<Row> clusters(
      Dataset<Row> signatures, Dataset<Row> exact, Dataset<Row> components) {
    var labelled =
        exact
            .join(components, col("first").equalTo(col("vertex")), "left")
            .select(
                col("exact"),
                col("first"),
                coalesce(col("label"), col("first")).as("label"),
                col("copies"));
    var sizes = labelled.groupBy("label").agg(sum("copies").as("size"));
    return signatures
        .select("exact", "key")
        .join(labelled.join(sizes, "label"), "exact")
        .select("key", "first", "label", "size");
  }

  private static Row marked(Row row) {
    var document = DocumentRows.of(row);
    String key = row.getAs("key");
    if (key == null || !document.kept()) {
      return DocumentRows.toRow(document);
    }
    String first = row.getAs("first");
    String label = row.getAs("label");
    var size = (int) Math.min(Integer.MAX_VALUE, row.<Long>getAs("size"));
    var own = document.origin() != Origin.SOURCE;
    var member = document.withCluster(own ? document.cluster() : label.substring(2), size);
    if (!key.equals(first)) {
      member = member.dropped(DropReason.EXACT_DUPLICATE, id(first));
    } else if (!key.equals(label) && !own) {
      member = member.dropped(DropReason.NEAR_DUPLICATE, id(label));
    }
    return DocumentRows.toRow(member);
  }
}
