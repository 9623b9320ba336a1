package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Exports of a FHIR server: one resource a line. A single Observation is no report; those of one
 * subject and day are put together into one. Other resources stay as they are.
 */
final class FhirPopulations {
  private static final StructType KEYED =
      new StructType()
          .add("group", DataTypes.StringType, false)
          .add("line", DataTypes.StringType, false);
  private static final int DAY = 10;

  private FhirPopulations() {}

  /** Whether the first line is a FHIR resource. */
  static boolean isExport(Dataset<String> lines) {
    var first = lines.takeAsList(1);
    return !first.isEmpty() && first.getFirst().contains("\"resourceType\"");
  }

  static Dataset<Row> reports(Dataset<String> lines, String stem) {
    return lines
        .map((MapFunction<String, Row>) FhirPopulations::keyed, Encoders.row(KEYED))
        .groupBy("group")
        .agg(sort_array(collect_list(col("line"))).as("lines"))
        .map(
            (MapFunction<Row, Row>)
                row -> DocumentRows.toRow(document(row.getString(0), row.getList(1), stem)),
            DocumentRows.ENCODER);
  }

  private static Row keyed(String line) {
    return RowFactory.create(group(line), line);
  }

  private static String group(String line) {
    var alone = "line " + Long.toHexString(Shingles.hash(line));
    JsonNode resource;
    try {
      resource = Json.read(line, "line");
    } catch (Fault notJson) {
      return alone;
    }
    var subject = resource.path("subject").path("reference").asText("");
    if (!resource.path("resourceType").asText().equals("Observation") || subject.isEmpty()) {
      return alone;
    }
    var when = resource.path("effectiveDateTime").asText(resource.path("issued").asText(""));
    return "subject " + subject + " " + when.substring(0, Math.min(DAY, when.length()));
  }

  private static CorpusDocument document(String group, List<String> lines, String stem) {
    if (!group.startsWith("subject ")) {
      return JsonDocuments.read(lines.getFirst(), stem);
    }
    var entries =
        lines.stream().map(l -> "{\"resource\":" + l + "}").collect(Collectors.joining(","));
    // The group names a patient, so the id is made from it one way.
    return CorpusDocument.of(
            stem + "-" + Long.toHexString(Shingles.hash(group)),
            stem,
            "",
            "report",
            "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}",
            Origin.SOURCE)
        .withPatient(group.split(" ", 3)[1]);
  }
}
