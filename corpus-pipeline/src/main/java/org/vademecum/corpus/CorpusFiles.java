package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.vademecum.cli.Json;

/**
 * Writes a corpus so that the same documents give the same bytes, whatever the number of cores: a
 * document's shard is told by its id, a shard is sorted, and files are named by their shard and not
 * by the run.
 */
final class CorpusFiles {
  private static final long ROWS_IN_A_SHARD = 50_000;
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "source",
          "license",
          "language",
          "kind",
          "text",
          "quality",
          "teacherScore",
          "clusterSize");

  private final Path folder;
  private final Split split;

  CorpusFiles(Path folder, Split split) {
    this.folder = folder;
    this.split = split;
  }

  /** {@code documents/} and {@code dropped/}. */
  void writeTables(Dataset<Row> assembled) {
    var columns = new ArrayList<Column>();
    COLUMNS.forEach(c -> columns.add(col(c)));
    columns.add(splitColumn(split).as("split"));
    write(assembled.filter(col("reason").isNull()), columns, "documents");
    columns.add(col("reason"));
    columns.add(col("detail"));
    write(assembled.filter(col("reason").isNotNull()), columns, "dropped");
  }

  private void write(Dataset<Row> documents, List<Column> columns, String name) {
    var shards = (int) Math.max(1, Math.ceilDiv(documents.count(), ROWS_IN_A_SHARD));
    documents
        .withColumn("shard", pmod(xxhash64(col("id")), lit(shards)))
        .repartition(shards, col("shard"))
        .sortWithinPartitions("id", "source", "text", "reason", "detail")
        .select(columns.toArray(Column[]::new))
        .write()
        .parquet(folder.resolve(name).toUri().toString());
    rename(folder.resolve(name));
  }

  // part-00002-<uuid of the run>-c000.snappy.parquet, and a checksum file of that name.
  private static void rename(Path table) {
    try {
      for (var file : Folders.children(table)) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".crc")) {
          Files.delete(file);
        } else if (name.startsWith("part-")) {
          ParquetFooter.sort(file);
          Files.move(
              file,
              table.resolve(name.replaceFirst("^(part-\\d+)-.*(\\.\\w+\\.parquet)$", "$1$2")));
        }
      }
    } catch (IOException e) {
      throw Folders.unwritable(table, e);
    }
  }

  static Column splitColumn(Split split) {
    return udf((UDF1<String, String>) split::of, DataTypes.StringType).apply(col("cluster"));
  }

  /** {@code training/}, for the trainer. */
  void writeTraining(Dataset<Row> assembled) {
    var kept =
        assembled.filter(col("reason").isNull()).orderBy("id", "text", "source").toLocalIterator();
    TrainingFiles.write(folder.resolve("training"), documents(kept), split);
  }

  private static Iterator<CorpusDocument> documents(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public CorpusDocument next() {
        return DocumentRows.of(rows.next());
      }
    };
  }

  void writeReport(CorpusStats stats) {
    write("stats.json", Json.writePretty(stats) + "\n");
    write("report.html", CorpusReport.of(stats));
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw Folders.unwritable(folder.resolve(file), e);
    }
  }

  /** Puts what was written in the place of what was there; files of other versions go. */
  void moveTo(Path out) {
    Folders.children(out).stream().filter(Files::isRegularFile).forEach(Folders::delete);
    for (var name : List.of("documents", "dropped", "training", "stats.json", "report.html")) {
      Folders.replace(folder.resolve(name), out.resolve(name));
    }
  }
}
