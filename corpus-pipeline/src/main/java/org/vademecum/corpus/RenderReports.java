package org.vademecum.corpus;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.vademecum.cli.Fault;

/**
 * Turns a structured report (HL7 v2, FHIR) into text, before filters for prose see it: they would
 * drop every one. Other texts pass as they are.
 */
public final class RenderReports implements Block {
  private static final long serialVersionUID = 1L;
  private static final Pattern HL7 = Pattern.compile("\\A\uFEFF?\\s*(?:MSH|FHS|BHS)\\|");
  private static final Pattern FHIR =
      Pattern.compile(
          "\\A\uFEFF?\\s*(?:\\{[^{]{0,400}\"resourceType\"|<(?:Bundle|DiagnosticReport|Observation)\\b)");

  private final ReportForms forms;

  public RenderReports(ReportForms forms) {
    this.forms = forms;
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (!isReport(document.text())) {
      return document;
    }
    var report = document.withKind("report");
    try {
      var cases = forms.read(document.text().getBytes(StandardCharsets.UTF_8), document.id());
      var text = ReportText.of(cases);
      return text.isEmpty()
          ? report.withText("").dropped(DropReason.UNREADABLE_ROW, "a report without results")
          : report.withText(text);
    } catch (Fault unreadable) {
      // The raw report names its patient in places that only a reader knows: nothing of it is kept.
      return report.withText("").dropped(DropReason.UNREADABLE_ROW, unreadable.type());
    }
  }

  /** Whether a text is a structured report by its beginning. */
  static boolean isReport(String text) {
    return HL7.matcher(text).find() || FHIR.matcher(text).find();
  }
}
