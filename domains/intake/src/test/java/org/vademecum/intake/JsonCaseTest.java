package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonCaseTest extends TextualReportContract {
  @Override
  String report() {
    return """
        {"patient":"77","subject":{"sex":"female","ageYears":34},"observations":[
          {"name":"Hemoglobin","code":"718-7","value":82,"unit":"g/L","range":{"low":115,"high":150},"flag":"L"},
          {"name":"Potassium","code":"2823-3","value":"6.8","unit":"mmol/L","range":"3.5-5.1","flag":"H"}]}
        """;
  }

  @Override
  String twoPatients() {
    return "["
        + report()
        + ",{\"patient\":\"78\",\"subject\":{\"sex\":\"male\"},\"observations\":["
        + "{\"name\":\"Hemoglobin\",\"value\":150,\"unit\":\"g/L\"}]}]";
  }

  @Test
  void digitsStayAsTheyAreWritten() {
    var report =
        Door.one("{\"observations\":[{\"name\":\"Potassium\",\"value\":5.10}],\"notes\":[\"x\"]}");
    assertThat(report.observations().getFirst().valueText()).isEqualTo("5.10");
    assertThat(report.notes()).singleElement().matches(n -> n.text().equals("x"));
  }
}
