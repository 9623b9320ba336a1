package org.vademecum.serving.service;

/** Reports of the machine room. */
final class Reports {
  private Reports() {}

  /** A JSON case of one patient with a temperature, as printed. */
  static String json(String patient, String temperature) {
    return """
        {"patient": "%s", "accession": "ACC-%s",
         "observations": [
           {"name": "Air temperature", "value": "%s", "unit": "Cel", "range": "18-27"},
           {"name": "Door", "value": "open"}]}"""
        .formatted(patient, patient, temperature);
  }

  /** An HL7 message with a critical temperature. */
  static String hl7() {
    return String.join(
        "\r",
        "MSH|^~\\&|BMS|ROOM|OPS|SITE|20260302||ORU^R01|1|P|2.5.1",
        "PID|1||ROOM-7^^^SITE^MR||RACK^SEVEN||19900101|F",
        "OBR|1||A-1|CLIMATE|||20260302081000|||||||||||||||20260302090000|||F",
        "OBX|1|NM|TEMP^Air temperature||45.5|Cel|18-27|HH|||F",
        "OBX|2|ST|DOOR^Door||open||closed||||F",
        "");
  }
}
