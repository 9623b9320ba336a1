package org.vademecum.corpus;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Documents as Spark's rows and back. */
final class DocumentRows {
  static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType, false)
          .add("source", DataTypes.StringType, false)
          .add("license", DataTypes.StringType, false)
          .add("language", DataTypes.StringType, false)
          .add("kind", DataTypes.StringType, false)
          .add("text", DataTypes.StringType, false)
          .add("origin", DataTypes.StringType, false)
          .add("patient", DataTypes.StringType, false)
          .add("cluster", DataTypes.StringType, false)
          .add("clusterSize", DataTypes.IntegerType, false)
          .add("quality", DataTypes.DoubleType, false)
          .add("teacherScore", DataTypes.DoubleType, true)
          .add("difficulty", DataTypes.IntegerType, false)
          .add("reason", DataTypes.StringType, true)
          .add("detail", DataTypes.StringType, true)
          .add("repairs", DataTypes.StringType, false);

  static final Encoder<Row> ENCODER = Encoders.row(SCHEMA);

  private DocumentRows() {}

  static Row toRow(CorpusDocument d) {
    return RowFactory.create(
        d.id(),
        d.source(),
        d.license(),
        d.language(),
        d.kind(),
        d.text(),
        d.origin().name(),
        d.patient(),
        d.cluster(),
        d.clusterSize(),
        d.quality(),
        d.teacherScore(),
        d.difficulty(),
        d.reason() == null ? null : d.reason().name(),
        d.detail(),
        written(d.repairs()));
  }

  // By place and not by name: between two maps Spark hands rows on without their schema.
  static CorpusDocument of(Row row) {
    return new CorpusDocument(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Origin.valueOf(row.getString(6)),
        row.getString(7),
        row.getString(8),
        row.getInt(9),
        row.getDouble(10),
        row.isNullAt(11) ? null : row.getDouble(11),
        row.getInt(12),
        row.isNullAt(13) ? null : DropReason.valueOf(row.getString(13)),
        row.isNullAt(14) ? null : row.getString(14),
        repairs(row.getString(15)));
  }

  // A row made in Java can hold no map: "kind=count" with semicolons between.
  private static String written(SortedMap<String, Integer> repairs) {
    return repairs.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(";"));
  }

  private static SortedMap<String, Integer> repairs(String written) {
    var repairs = new TreeMap<String, Integer>();
    for (var part : written.split(";")) {
      var at = part.indexOf('=');
      if (at > 0) {
        repairs.put(part.substring(0, at), Integer.valueOf(part.substring(at + 1)));
      }
    }
    return repairs;
  }

  /** The documents after a block. */
  static Dataset<Row> map(Dataset<Row> documents, Block block) {
    return documents.map((MapFunction<Row, Row>) row -> toRow(block.apply(of(row))), ENCODER);
  }
}
