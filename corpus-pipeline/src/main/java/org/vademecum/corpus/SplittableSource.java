package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** JSON Lines or Parquet, which Spark reads in parts. */
record SplittableSource(SparkSession spark, String path, String digest) implements SourceUnit {
  @Override
  public String name() {
    return path;
  }

  @Override
  public Dataset<Row> read() {
    return path.toLowerCase(Locale.ROOT).endsWith(".parquet") ? parquet() : lines();
  }

  private Dataset<Row> lines() {
    var stem = FileDocuments.stem(new Path(path).getName());
    var lines =
        spark.read().textFile(path).filter((FilterFunction<String>) line -> !line.isBlank());
    if (FhirPopulations.isExport(lines)) {
      return FhirPopulations.reports(lines, stem);
    }
    return lines.map(
        (MapFunction<String, Row>) line -> DocumentRows.toRow(JsonDocuments.read(line, stem)),
        DocumentRows.ENCODER);
  }

  private Dataset<Row> parquet() {
    var stem = FileDocuments.stem(new Path(path).getName());
    var table = spark.read().parquet(path);
    var columns = new TableColumns(List.of(table.columns()));
    return table.map(
        (MapFunction<Row, Row>) row -> DocumentRows.toRow(columns.document(row, stem)),
        DocumentRows.ENCODER);
  }

  /** Where a table's columns are, by the names that JSON Lines use. */
  static final class TableColumns implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> NAMES =
        List.of("id", "text", "source", "license", "kind", "patient");

    private final Map<String, Integer> places;

    TableColumns(List<String> columns) {
      var found = new java.util.TreeMap<String, Integer>();
      for (var i = columns.size() - 1; i >= 0; i--) {
        var name = columns.get(i).toLowerCase(Locale.ROOT);
        if (NAMES.contains(name)) {
          found.put(name, i);
        }
      }
      places = found;
    }

    CorpusDocument document(Row row, String stem) {
      var text = value(row, "text", "");
      var id = value(row, "id", "");
      var named = id.isEmpty() ? stem + "-" + Long.toHexString(Shingles.hash(text)) : id;
      if (text.isBlank()) {
        return FileDocuments.unreadable(named, stem, "no text");
      }
      return CorpusDocument.of(
              named,
              value(row, "source", stem),
              value(row, "license", ""),
              value(row, "kind", "plain"),
              text,
              Origin.SOURCE)
          .withPatient(value(row, "patient", ""));
    }

    private String value(Row row, String column, String otherwise) {
      var place = places.get(column);
      if (place == null || row.isNullAt(place)) {
        return otherwise;
      }
      var value = String.valueOf(row.get(place));
      return value.isBlank() ? otherwise : value;
    }

    boolean has(String column) {
      return places.containsKey(column);
    }

    @Override
    public String toString() {
      return new ArrayList<>(places.keySet()).toString();
    }
  }
}
