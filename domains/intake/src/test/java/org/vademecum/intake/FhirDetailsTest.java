package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void ofSeveralRangesTheOneForThePatientsAgeAndSexIsTaken() {
    var observation =
        """
        {"resourceType":"Observation","id":"a","status":"final","code":{"text":"Hemoglobin"},
         "subject":{"reference":"Patient/1"},"effectiveDateTime":"2026-01-02",
         "valueQuantity":{"value":112,"unit":"g/L"},"referenceRange":[
          {"low":{"value":130},"high":{"value":175},"age":{"low":{"value":18,"code":"a"}},
           "appliesTo":[{"coding":[{"code":"male"}]}]},
          {"low":{"value":115},"high":{"value":150},"age":{"low":{"value":18,"code":"a"}},
           "appliesTo":[{"coding":[{"code":"female"}]}]},
          {"low":{"value":110},"high":{"value":140},
           "age":{"low":{"value":12,"code":"mo"},"high":{"value":10,"code":"a"}}}]}
        """;
    for (var patient :
        List.of(
            "male 1980-05-01 130-175", "female 1980-05-01 115-150", "male 2022-11-30 110-140")) {
      var parts = patient.split(" ", -1);
      var report =
          Door.one(
              "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                  + "{\"resourceType\":\"Patient\",\"id\":\"1\",\"gender\":\""
                  + parts[0]
                  + "\",\"birthDate\":\""
                  + parts[1]
                  + "\"},\"fullUrl\":\"Patient/1\"},{\"resource\":"
                  + observation
                  + "}]}");
      assertThat(report.observations().getFirst().rangeText()).as(patient).isEqualTo(parts[2]);
    }
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
