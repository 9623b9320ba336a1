package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vademecum.engine.report.ResultStatus;

class FhirDetailsTest {
  @Test
  void aReportWithContainedObservationsIsRead() {
    var report =
        Door.one(
            """
            {"resourceType":"DiagnosticReport","status":"final","code":{"text":"Panel"},
             "subject":{"reference":"#p"},"effectiveDateTime":"2026-01-02T08:00:00Z",
             "conclusion":"Sample hemolysed.",
             "contained":[{"resourceType":"Patient","id":"p","gender":"male"},
              {"resourceType":"Observation","id":"a","status":"amended","code":{"text":"Potassium"},
               "valueQuantity":{"value":6.80,"comparator":">","unit":"mmol/L"},
               "referenceRange":[{"type":{"coding":[{"code":"therapeutic"}]},"text":"1-2"},{"text":"3.5-5.1"}]},
              {"resourceType":"Observation","id":"b","status":"final","code":{"text":"Sodium"},
               "dataAbsentReason":{"coding":[{"code":"not-performed"}]}},
              {"resourceType":"Observation","id":"c","status":"final","code":{"text":"Pair"},
               "component":[{"code":{"text":"Calcium"},"valueQuantity":{"value":2.1}},
                {"code":{"text":"HBsAg"},"valueCodeableConcept":{"text":"negative"}}]}],
             "result":[{"reference":"#a"},{"reference":"#b"},{"reference":"#c"}]}
            """);
    assertThat(Door.printed(report))
        .containsExactly(
            "Potassium | >6.80 | mmol/L | 3.5-5.1 | null | corrected",
            "Sodium | null | null | null | null | cancelled",
            "Calcium | 2.1 | null | null | null | final",
            "HBsAg | negative | null | null | null | final");
    assertThat(report.observations().getFirst().observedAt()).isEqualTo("2026-01-02T08:00:00Z");
    assertThat(report.notes()).singleElement().matches(n -> n.text().equals("Sample hemolysed."));
    assertThat(report.observations().getFirst().line()).isEqualTo(5);
  }

  @Test
  void aSingleObservationWithoutAValueIsPending() {
    var report =
        Door.one(
            "{\"resourceType\":\"Observation\",\"status\":\"registered\",\"code\":{\"text\":\"Sodium\"}}");
    assertThat(report.observations().getFirst().status()).isEqualTo(ResultStatus.PENDING);
  }

  @Test
  void aCutBundleIsALoss() {
    var text = new FhirJsonReportTest().report();
    var report = Door.one(text.substring(0, text.indexOf("6.8")));
    assertThat(report.observations()).hasSize(1);
    assertThat(report.losses()).hasSize(1);
  }
}
