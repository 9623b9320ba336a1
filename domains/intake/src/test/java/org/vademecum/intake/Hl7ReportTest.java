package org.vademecum.intake;

class Hl7ReportTest extends TextualReportContract {
  @Override
  String report() {
    return """
        MSH|^~\\&|LAB|X|Y|Z|20260102080000+0100||ORU^R01|1|P|2.5.1
        PID|1||77^^^HOSP||Doe^Jane||19910301|F
        OBR|1|A1|B1|58410-2^CBC^LN|||20260102073000+0100|||||||||||||||||F
        OBX|1|NM|718-7^Hemoglobin^LN||82|g/L|115-150|L|||F
        OBX|2|NM|2823-3^Potassium^LN||6.8|mmol/L|3.5-5.1|H|||F
        """;
  }

  @Override
  String twoPatients() {
    return report()
        + """
        PID|2||78^^^HOSP||Doe^John||19800301|M
        OBR|1|A2|B2|58410-2^CBC^LN|||20260102073000+0100|||||||||||||||||F
        OBX|1|NM|718-7^Hemoglobin^LN||150|g/L|130-175||||F
        """;
  }
}
