package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.cli.Fault;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.report.Subject;

class SourceFilesTest {
  private static List<CorpusDocument> read(String name, byte[] content) {
    var rows = new ArrayList<CorpusDocument>();
    FileDocuments.read(new ByteArrayInputStream(content), name).forEachRemaining(rows::add);
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void a_chinese_table_is_read_in_any_of_its_charsets(String charset) {
    var csv = "department,title,ask,answer\n内科,标题,\"高血压，能吃党参吗？\",可以\n外科,,,\n";
    var rows = read("t.csv", csv.getBytes(Charset.forName(charset)));
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().id()).isEqualTo("t-1");
    assertThat(rows.getFirst().text()).isEqualTo("高血压，能吃党参吗？\n可以");
    assertThat(rows.getLast().reason()).isEqualTo(DropReason.UNREADABLE_ROW);
  }

  @Test
  void columns_are_found_by_their_usual_names() {
    var rows = read("t.csv", "编号,正文\n7,血红蛋白\n".getBytes(StandardCharsets.UTF_8));
    assertThat(rows.getFirst().id()).isEqualTo("7");
    assertThat(rows.getFirst().text()).isEqualTo("血红蛋白");
  }

  @Test
  void a_line_of_json_keeps_its_id_and_one_without_text_is_dropped() {
    var row =
        JsonDocuments.read(
            "{\"id\":5,\"text\":\"x\",\"source\":\"s\",\"license\":\"CC0\",\"kind\":\"prose\"}",
            "f");
    assertThat(row).isEqualTo(CorpusDocument.of("5", "s", "CC0", "prose", "x", Origin.SOURCE));
    assertThat(JsonDocuments.read("{\"id\":", "f").detail()).isEqualTo("not JSON");
    assertThat(JsonDocuments.read("{\"id\":\"a\"}", "f").detail()).isEqualTo("no text");
  }

  @Test
  void a_report_is_rendered_without_its_patient_and_an_unreadable_one_keeps_nothing() {
    var result =
        new ReportedObservation(
            2, "718-7", "HGB", "8.2", "g/dL", "12-16", "L", null, ResultStatus.FINAL, null);
    var pending =
        new ReportedObservation(
            3, null, "PLT", null, null, null, null, null, ResultStatus.PENDING, null);
    var report =
        new ReportCase(
            1,
            Subject.UNKNOWN,
            "DUCK",
            "A1",
            List.of(result, pending),
            List.of(new Note(4, "Repeat.")),
            List.of(),
            List.of());
    var document = Documents.source("MSH|^~\\&|A\rPID|1||DUCK");
    var rendered = new RenderReports((bytes, name) -> List.of(report)).apply(document);
    assertThat(rendered.text()).isEqualTo("HGB: 8.2 g/dL (12-16) L\nPLT: pending\nRepeat.");
    assertThat(rendered.kind()).isEqualTo("report");

    ReportForms failing =
        (bytes, name) -> {
          throw Fault.input("not-a-report", "no report", "none");
        };
    var unreadable = new RenderReports(failing).apply(document);
    assertThat(unreadable.text()).isEmpty();
    assertThat(unreadable.detail()).isEqualTo("not-a-report");
    var prose = Documents.source("Plain words.");
    assertThat(new RenderReports(failing).apply(prose)).isEqualTo(prose);
  }

  @Test
  void bytes_that_are_no_chinese_are_western() {
    assertThat(Charsets.decode("café".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("café");
  }
}
