package org.vademecum.corpus;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Documents that have been read, cleaned and signed, one folder a {@link SourceUnit}, known by what
 * the unit held and how it was treated. They outlive a run: the next one takes them, be it after an
 * interruption or with one more source, and reads only what it has not seen.
 *
 * <p>A row is a document of {@link DocumentRows#SCHEMA} with {@code exact}, a hash of its words,
 * {@code bands}, its {@link MinHash}, what it shares with evaluation texts, and {@code row}, by
 * which it is told from its equals.
 */
final class Prepared {
  private static final StructType SIGNED =
      DocumentRows.SCHEMA
          .add("exact", DataTypes.LongType, false)
          .add("bands", DataTypes.createArrayType(DataTypes.LongType, false), false)
          .add(
              Decontamination.SHARED, DataTypes.createArrayType(DataTypes.StringType, false), false)
          .add(Decontamination.WHOLE, DataTypes.BooleanType, false);
  private static final Encoder<Row> ENCODER = Encoders.row(SIGNED);
  private static final int KEY = 16;

  private final SparkSession spark;
  private final Path folder;
  private final String treatment;
  private final Set<String> used = new HashSet<>();

  /**
   * @param treatment all that decides what becomes of a document by itself: settings, evaluation
   *     sets, the classifier's verdicts, the pipeline's version
   */
  Prepared(SparkSession spark, Path folder, String treatment) {
    this.spark = spark;
    this.folder = folder;
    this.treatment = treatment;
  }

  /** The unit's documents after a block; made now unless they were made before. */
  Dataset<Row> of(SourceUnit unit, Treatment treatment) {
    var key = key(unit);
    used.add(key);
    var place = folder.resolve(key);
    // Spark writes this mark when all of a folder's files are in their places.
    if (!Files.exists(place.resolve("_SUCCESS"))) {
      signed(unit.read(), treatment)
          .withColumn("row", concat(lit(key + ":"), monotonically_increasing_id()))
          .write()
          .mode(SaveMode.Overwrite)
          .parquet(place.toUri().toString());
    }
    return spark.read().schema(SIGNED.add("row", DataTypes.StringType)).parquet(place.toString());
  }

  boolean has(SourceUnit unit) {
    return Files.exists(folder.resolve(key(unit)).resolve("_SUCCESS"));
  }

  private String key(SourceUnit unit) {
    return new ContentDigest()
        .add(unit.name())
        .add(unit.digest())
        .add(treatment)
        .hex()
        .substring(0, KEY);
  }

  private static Dataset<Row> signed(Dataset<Row> documents, Treatment treatment) {
    return documents.map(
        (MapFunction<Row, Row>) row -> signed(DocumentRows.of(row), treatment), ENCODER);
  }

  private static Row signed(CorpusDocument raw, Treatment treatment) {
    var judged = treatment.block().apply(raw);
    var overlap = Decontamination.overlap(treatment.evaluation(), judged);
    var document = treatment.last().apply(judged);
    var fields = new ArrayList<Object>();
    var row = DocumentRows.toRow(document);
    for (var i = 0; i < row.size(); i++) {
      fields.add(row.get(i));
    }
    var compared = DeIdentify.comparable(document.text());
    var task = document.origin() == Origin.PACK_TASK;
    // A task is a prompt: another id or another sign makes it another task.
    fields.add(task ? Shingles.hash(document.id() + "\t" + document.text()) : exact(compared));
    fields.add(
        task || !document.kept()
            ? new Long[0]
            : boxed(treatment.minHash().bandHashes(shingles(compared, document, treatment))));
    fields.add(Decontamination.shown(overlap.runs(), document.text()).toArray(String[]::new));
    fields.add(overlap.whole());
    return RowFactory.create(fields.toArray());
  }

  private static long[] shingles(String text, CorpusDocument document, Treatment treatment) {
    return treatment.minHash().shingles(text, document.language());
  }

  /**
   * What is done to a document by itself.
   *
   * @param block all up to the search for evaluation texts
   * @param evaluation null where the pack leaves that out
   * @param last what is done behind it: a moved date would hide an evaluation text
   */
  record Treatment(Block block, @Nullable Contamination evaluation, Block last, MinHash minHash)
      implements java.io.Serializable {}

  /** Equal for texts with the same words and Chinese characters in the same order. */
  static long exact(String text) {
    var tokens = Scripts.tokens(text).stream().mapToLong(Shingles::hash).toArray();
    return tokens.length == 0 ? Shingles.hash(text) : Shingles.run(tokens, 0, tokens.length);
  }

  private static Long[] boxed(long[] values) {
    var boxed = new Long[values.length];
    for (var i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }

  /** Removes what no unit of this run uses: sources that are gone, or were treated otherwise. */
  void removeUnused() {
    for (var child : Folders.children(folder)) {
      if (!used.contains(String.valueOf(child.getFileName()))
          && !String.valueOf(child.getFileName()).startsWith("similar-")) {
        Folders.delete(child);
      }
    }
  }
}
