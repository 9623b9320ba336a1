package org.vademecum.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.vademecum.cli.Fault;

/**
 * Reads what {@code --source} names: a file, a folder or a URI of any file system that Spark knows.
 *
 * <p>JSON Lines and Parquet are read by Spark where they lie. Everything else (tables, texts,
 * reports) is read whole by the driver, because its charset or its form is only known from its
 * content: such files must fit its memory.
 */
final class Sources {
  private final SparkSession spark;

  Sources(SparkSession spark) {
    this.spark = spark;
  }

  /** One dataset for each form of file that a source holds. */
  List<Dataset<Row>> read(List<String> sources) {
    var lines = new ArrayList<String>();
    var tables = new ArrayList<String>();
    var documents = new ArrayList<CorpusDocument>();
    for (var source : sources) {
      for (var file : files(source)) {
        var name = file.getPath().getName().toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(jsonl|ndjson)(\\.gz|\\.zst|\\.bz2)?")) {
          lines.add(file.getPath().toString());
        } else if (name.endsWith(".parquet")) {
          tables.add(file.getPath().toString());
        } else {
          documents.addAll(whole(file.getPath()));
        }
      }
    }
    var read = new ArrayList<Dataset<Row>>();
    lines.forEach(file -> read.add(lines(file)));
    tables.forEach(file -> read.add(parquet(file)));
    if (!documents.isEmpty()) {
      read.add(
          spark.createDataFrame(
              documents.stream().map(DocumentRows::toRow).toList(), DocumentRows.SCHEMA));
    }
    return read;
  }

  private List<FileStatus> files(String source) {
    try {
      var path = new Path(source.contains("://") ? URI.create(source) : URI.create(local(source)));
      var system = path.getFileSystem(configuration());
      var found = new ArrayList<FileStatus>();
      collect(system, path, found);
      return found;
    } catch (IOException e) {
      throw Fault.input("no-such-source", "no readable source: " + source, "check the path", e);
    }
  }

  private static String local(String source) {
    return java.nio.file.Path.of(source).toAbsolutePath().normalize().toUri().toString();
  }

  // Names that start with a dot or an underscore are Spark's and the system's own.
  private static void collect(FileSystem system, Path path, List<FileStatus> found)
      throws IOException {
    var status = system.getFileStatus(path);
    if (status.isFile()) {
      found.add(status);
      return;
    }
    var children = system.listStatus(path);
    java.util.Arrays.sort(children, java.util.Comparator.comparing(c -> c.getPath().toString()));
    for (var child : children) {
      var name = child.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        collect(system, child.getPath(), found);
      }
    }
  }

  private Configuration configuration() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private Dataset<Row> lines(String file) {
    var name = stem(new Path(file));
    return spark
        .read()
        .textFile(file)
        .filter((FilterFunction<String>) line -> !line.isBlank())
        .map(
            (MapFunction<String, Row>) line -> DocumentRows.toRow(JsonDocuments.read(line, name)),
            Encoders.row(DocumentRows.SCHEMA));
  }

  private Dataset<Row> parquet(String file) {
    return spark
        .read()
        .parquet(file)
        .toJSON()
        .map(
            (MapFunction<String, Row>)
                line -> DocumentRows.toRow(JsonDocuments.read(line, stem(new Path(file)))),
            Encoders.row(DocumentRows.SCHEMA));
  }

  private List<CorpusDocument> whole(Path path) {
    try (var in = path.getFileSystem(configuration()).open(path)) {
      var zipped = path.getName().endsWith(".gz");
      InputStream content = zipped ? new GZIPInputStream(in) : in;
      return WholeFiles.read(stem(path), path.getName(), content.readAllBytes());
    } catch (IOException e) {
      throw Fault.input("no-such-source", "no readable source: " + path, "check the file", e);
    }
  }

  private static String stem(Path path) {
    var name = path.getName();
    var dot = name.indexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
