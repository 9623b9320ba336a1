package org.vademecum.engine.simulate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Json;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.text.Language;

/** Prints whole synthetic reports in the formats that intake reads. */
final class ReportPrinter {
  static final double DAYS_A_YEAR = 365.25;

  private static final LocalDate COLLECTED = LocalDate.of(2026, 1, 15);

  private ReportPrinter() {}

  static String print(ReportCase report, Laboratory laboratory) {
    return switch (laboratory.format()) {
      case "hl7" -> hl7(report);
      case "fhir" -> fhir(report);
      case "csv" -> csv(report, laboratory.language());
      default -> text(report, laboratory.language());
    };
  }

  private static double years(ReportCase report) {
    return Objects.requireNonNullElse(report.subject().ageYears(), 40.0);
  }

  private static long days(ReportCase report) {
    return Math.round(years(report) * DAYS_A_YEAR);
  }

  // So that the age on the day of collection is the subject's.
  private static LocalDate birthDate(ReportCase report) {
    var years = years(report);
    return years < 2
        ? COLLECTED.minusDays(days(report))
        : LocalDate.of(COLLECTED.getYear() - (int) years, 1, 1);
  }

  private static String age(ReportCase report, String year, String day) {
    var years = years(report);
    return years < 2 ? days(report) + day : (int) years + year;
  }

  private static String hl7(ReportCase report) {
    var lines = new ArrayList<String>();
    lines.add(
        "MSH|^~\\&|LIS|LAB|VADEMECUM|SITE|20260115093000||ORU^R01|1|P|2.5.1|||||| UNICODE UTF-8");
    lines.add(
        "PID|1||"
            + hl7(report.patientKey())
            + "^^^SIM^MR||SIMULATED^CASE||"
            + birthDate(report).format(DateTimeFormatter.BASIC_ISO_DATE)
            + "|"
            + (report.subject().sex() == Sex.MALE ? "M" : "F"));
    lines.add(
        "OBR|1||"
            + hl7(report.accession())
            + "|LAB^Laboratory report^L|||20260115080000||||||||||||||||||F");
    for (var o : report.observations()) {
      var numeric = o.valueText() != null && o.valueText().matches("-?[\\d.]+");
      lines.add(
          String.join(
              "|",
              "OBX",
              Integer.toString(o.line()),
              numeric || o.valueText() == null ? "NM" : "ST",
              hl7(o.code()) + "^" + hl7(o.name()) + "^LN",
              "",
              hl7(o.valueText()),
              hl7(o.unit()),
              hl7(o.rangeText()),
              hl7(o.flagText()),
              "",
              "",
              status(o.status()),
              "",
              "",
              "20260115080000"));
    }
    report.notes().forEach(n -> lines.add("NTE|1||" + hl7(n.text())));
    return String.join("\r", lines) + "\r";
  }

  private static String hl7(@Nullable String text) {
    return text == null
        ? ""
        : text.replace("\\", "\\E\\")
            .replace("|", "\\F\\")
            .replace("^", "\\S\\")
            .replace("~", "\\R\\")
            .replace("&", "\\T\\");
  }

  private static String status(ResultStatus status) {
    return switch (status) {
      case FINAL -> "F";
      case PRELIMINARY -> "P";
      case PENDING -> "I";
      case CANCELLED -> "X";
      case CORRECTED -> "C";
      case ENTERED_IN_ERROR -> "W";
    };
  }

  private static String text(ReportCase report, Language language) {
    var chinese = language == Language.ZH;
    var male = report.subject().sex() == Sex.MALE;
    var out = new StringBuilder();
    out.append(chinese ? "检验报告单\n" : "Laboratory report\n");
    out.append(
        chinese
            ? "性别：" + (male ? "男" : "女") + "  年龄：" + age(report, "岁", "天") + "\n"
            : "Sex: "
                + (male ? "male" : "female")
                + "  Age: "
                + age(report, " years", " days")
                + "\n");
    out.append(chinese ? "项目\t结果\t提示\t单位\t参考范围\n" : "Test\tResult\tFlag\tUnit\tReference\n");
    for (var o : report.observations()) {
      out.append(
          String.join(
              "\t",
              blank(o.name()),
              o.valueText() == null ? words(o.status(), chinese) : o.valueText(),
              blank(o.flagText()),
              blank(o.unit()),
              blank(o.rangeText())));
      out.append('\n');
    }
    report
        .notes()
        .forEach(n -> out.append(chinese ? "备注：" : "Note: ").append(n.text()).append('\n'));
    return out.toString();
  }

  private static String words(ResultStatus status, boolean chinese) {
    return switch (status) {
      case CANCELLED -> chinese ? "已取消" : "cancelled";
      case ENTERED_IN_ERROR -> chinese ? "录入错误" : "entered in error";
      default -> chinese ? "待报告" : "pending";
    };
  }

  private static String csv(ReportCase report, Language language) {
    var chinese = language == Language.ZH;
    var male = report.subject().sex() == Sex.MALE;
    var lines = new ArrayList<String>();
    lines.add(
        chinese
            ? "性别,年龄,项目名称,结果,单位,参考区间,提示,状态"
            : "sex,age,test,result,unit,reference range,flag,status");
    for (var o : report.observations()) {
      lines.add(
          String.join(
              ",",
              chinese ? (male ? "男" : "女") : male ? "male" : "female",
              chinese ? age(report, "", "天") : age(report, "", " days"),
              quoted(blank(o.name())),
              quoted(blank(o.valueText())),
              quoted(blank(o.unit())),
              quoted(blank(o.rangeText())),
              quoted(blank(o.flagText())),
              o.status().toString()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"")
        ? "\"" + cell.replace("\"", "\"\"") + "\""
        : cell;
  }

  private static String blank(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String fhir(ReportCase report) {
    var entries = new ArrayList<Map<String, Object>>();
    var patient = new LinkedHashMap<String, Object>();
    patient.put("resourceType", "Patient");
    patient.put("id", "p1");
    patient.put(
        "identifier", List.of(Map.of("system", "urn:sim", "value", blank(report.patientKey()))));
    patient.put("gender", report.subject().sex().toString());
    patient.put("birthDate", birthDate(report).toString());
    entries.add(Map.of("fullUrl", "urn:uuid:p1", "resource", patient));
    for (var o : report.observations()) {
      entries.add(Map.of("fullUrl", "urn:uuid:o" + o.line(), "resource", fhir(o)));
    }
    var bundle = new LinkedHashMap<String, Object>();
    bundle.put("resourceType", "Bundle");
    bundle.put("type", "collection");
    bundle.put("entry", entries);
    return Json.writePretty(bundle);
  }

  private static Map<String, Object> fhir(ReportedObservation o) {
    var resource = new LinkedHashMap<String, Object>();
    resource.put("resourceType", "Observation");
    resource.put("id", "o" + o.line());
    resource.put(
        "status",
        switch (o.status()) {
          case PENDING -> "registered";
          case CORRECTED -> "corrected";
          default -> o.status().toString();
        });
    var code = new HashMap<String, Object>();
    code.put("text", blank(o.name()));
    if (o.code() != null) {
      code.put("coding", List.of(Map.of("system", "http://loinc.org", "code", o.code())));
    }
    resource.put("code", code);
    resource.put("subject", Map.of("reference", "urn:uuid:p1"));
    resource.put("effectiveDateTime", COLLECTED + "T08:00:00+08:00");
    var value = o.valueText();
    if (value != null && value.matches("-?[\\d.]+")) {
      var quantity = new LinkedHashMap<String, Object>();
      quantity.put("value", new java.math.BigDecimal(value));
      if (o.unit() != null) {
        quantity.put("unit", o.unit());
      }
      resource.put("valueQuantity", quantity);
    } else if (value != null) {
      resource.put("valueString", value);
    }
    if (o.rangeText() != null) {
      resource.put("referenceRange", List.of(Map.of("text", o.rangeText())));
    }
    if (o.flagText() != null) {
      resource.put(
          "interpretation", List.of(Map.of("text", o.flagText().toUpperCase(Locale.ROOT))));
    }
    return resource;
  }
}
