package org.vademecum.intake;

class FhirJsonReportTest extends TextualReportContract {
  static String patient(String id, String gender, String birth) {
    return """
        {"fullUrl":"urn:uuid:%s","resource":{"resourceType":"Patient","id":"%s",
          "identifier":[{"system":"urn:hosp","value":"%s"}],"gender":"%s","birthDate":"%s"}}"""
        .formatted(id, id, id, gender, birth);
  }

  static String observation(
      String patient,
      String loinc,
      String name,
      String value,
      String unit,
      String low,
      String high,
      String flag) {
    return """
        {"resource":{"resourceType":"Observation","status":"final",
          "code":{"coding":[{"system":"http://loinc.org","code":"%s"}],"text":"%s"},
          "subject":{"reference":"urn:uuid:%s"},"effectiveDateTime":"2026-01-02T07:30:00+01:00",
          "valueQuantity":{"value":%s,"unit":"%s"},
          "interpretation":[{"coding":[{"code":"%s"}]}],
          "referenceRange":[{"low":{"value":%s,"unit":"%s"},"high":{"value":%s,"unit":"%s"}}]}}"""
        .formatted(loinc, name, patient, value, unit, flag, low, unit, high, unit);
  }

  @Override
  String report() {
    return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\n"
        + patient("77", "female", "1991-03-01")
        + ",\n"
        + observation("77", "718-7", "Hemoglobin", "82", "g/L", "115", "150", "L")
        + ",\n"
        + observation("77", "2823-3", "Potassium", "6.8", "mmol/L", "3.5", "5.1", "H")
        + "]}";
  }

  @Override
  String twoPatients() {
    return report().substring(0, report().length() - 2)
        + ",\n"
        + patient("78", "male", "1980-03-01")
        + ",\n"
        + observation("78", "718-7", "Hemoglobin", "150", "g/L", "130", "175", "N")
        + "]}";
  }
}
