package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FhirXmlReportTest extends TextualReportContract {
  private static String patient(String id, String gender, String birth) {
    return """
        <entry><fullUrl value="urn:uuid:%s"/><resource><Patient><id value="%s"/>
          <identifier><system value="urn:hosp"/><value value="%s"/></identifier>
          <gender value="%s"/><birthDate value="%s"/></Patient></resource></entry>
        """
        .formatted(id, id, id, gender, birth);
  }

  private static String observation(
      String patient,
      String loinc,
      String name,
      String value,
      String unit,
      String low,
      String high,
      String flag) {
    return """
        <entry><resource><Observation><status value="final"/>
          <code><coding><system value="http://loinc.org"/><code value="%s"/></coding><text value="%s"/></code>
          <subject><reference value="urn:uuid:%s"/></subject>
          <effectiveDateTime value="2026-01-02T07:30:00+01:00"/>
          <valueQuantity><value value="%s"/><unit value="%s"/></valueQuantity>
          <interpretation><coding><code value="%s"/></coding></interpretation>
          <referenceRange><low><value value="%s"/></low><high><value value="%s"/></high></referenceRange>
        </Observation></resource></entry>
        """
        .formatted(loinc, name, patient, value, unit, flag, low, high);
  }

  @Override
  String report() {
    return "<Bundle xmlns=\"http://hl7.org/fhir\">\n<type value=\"collection\"/>\n"
        + patient("77", "female", "1991-03-01")
        + observation("77", "718-7", "Hemoglobin", "82", "g/L", "115", "150", "L")
        + observation("77", "2823-3", "Potassium", "6.8", "mmol/L", "3.5", "5.1", "H")
        + "</Bundle>\n";
  }

  @Override
  String twoPatients() {
    return report()
        .replace(
            "</Bundle>\n",
            patient("78", "male", "1980-03-01")
                + observation("78", "718-7", "Hemoglobin", "150", "g/L", "130", "175", "N")
                + "</Bundle>\n");
  }

  @Test
  void entitiesAreRefusedBeforeAnythingIsParsed() {
    var attack =
        "<!DOCTYPE Bundle [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
            + report().replace("Hemoglobin", "&x;");
    assertThat(Door.fault(attack).type()).isEqualTo("unsafe-document");
  }

  @Test
  void observationsKnowTheirLines() {
    assertThat(Door.one(report()).observations()).extracting(o -> o.line()).containsExactly(6, 14);
  }
}
