package org.vademecum.serving.service.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;

/**
 * What the output has to say again of the input: its diagnostic reports. The results themselves are
 * read by the intake, as those of every other form.
 */
record FhirInput(List<DiagnosticReport> reports) {

  /** The context, made when the first FHIR request comes. */
  static FhirContext context() {
    var context = FhirContext.forR4Cached();
    context.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
    return context;
  }

  /**
   * Reads a body.
   *
   * @throws Fault of type {@code not-a-report} or {@code unsafe-document}
   */
  static FhirInput read(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (text.startsWith("<") && text.contains("<!DOCTYPE")) {
      throw Fault.input(
          "unsafe-document",
          "XML with a document type declaration is not read",
          "send it without one");
    }
    var context = context();
    try {
      var parser = text.startsWith("<") ? context.newXmlParser() : context.newJsonParser();
      var reports = new ArrayList<DiagnosticReport>();
      collect((Resource) parser.parseResource(text), reports);
      return new FhirInput(List.copyOf(reports));
    } catch (DataFormatException | IllegalArgumentException | ClassCastException e) {
      throw Fault.input(
          "not-a-report",
          "the body is not a FHIR R4 resource",
          "send a Bundle, or a DiagnosticReport with its Observations",
          e);
    }
  }

  private static void collect(@Nullable Resource resource, List<DiagnosticReport> reports) {
    if (resource instanceof DiagnosticReport report) {
      reports.add(report);
    } else if (resource instanceof Bundle bundle) {
      bundle.getEntry().forEach(e -> collect(e.getResource(), reports));
    }
  }

  /** The report of a part; there is one where the input has one for each part. */
  @Nullable DiagnosticReport report(int part, int parts) {
    return reports.size() == parts ? reports.get(part - 1) : null;
  }

  /** Whom a part is about, as the input refers to them. */
  Reference subject(int part, int parts) {
    var report = report(part, parts);
    return report == null || report.getSubject().getReference() == null
        ? new Reference()
        : new Reference(report.getSubject().getReference());
  }
}
