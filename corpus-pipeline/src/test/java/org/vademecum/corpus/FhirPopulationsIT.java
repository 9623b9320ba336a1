package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FhirPopulationsIT {
  private static String observation(String patient, String day, String code) {
    return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\""
        + code
        + "\"},\"subject\":{\"reference\":\"Patient/"
        + patient
        + "\"},\"effectiveDateTime\":\""
        + day
        + "T08:00:00Z\"}";
  }

  @Test
  void observations_of_one_subject_and_day_are_one_report(@TempDir Path folder) throws IOException {
    var file = folder.resolve("export.ndjson");
    Files.write(
        file,
        List.of(
            observation("1", "2026-01-02", "TEMP"),
            observation("2", "2026-01-02", "TEMP"),
            observation("1", "2026-01-02", "FLOW"),
            observation("1", "2026-01-03", "TEMP"),
            "{\"resourceType\":\"Patient\",\"id\":\"1\"}",
            "{\"resourceType\": cut"));
    var spark = SparkSessions.start("local[2]");
    try {
      var unit = new Sources(spark).units(List.of(file.toString())).getFirst();
      var documents = unit.read().collectAsList().stream().map(DocumentRows::of).toList();
      assertThat(documents).hasSize(5);
      assertThat(documents)
          .filteredOn(d -> d.text().contains("FLOW"))
          .singleElement()
          .satisfies(
              d -> {
                assertThat(d.text()).startsWith("{\"resourceType\":\"Bundle\"").contains("TEMP");
                assertThat(d.kind()).isEqualTo("report");
                assertThat(d.patient()).isEqualTo("Patient/1");
                assertThat(d.id()).doesNotContain("Patient");
              });
      assertThat(documents)
          .filteredOn(d -> !d.kept())
          .singleElement()
          .satisfies(d -> assertThat(d.detail()).isEqualTo("not JSON"));
    } finally {
      spark.stop();
    }
  }
}
