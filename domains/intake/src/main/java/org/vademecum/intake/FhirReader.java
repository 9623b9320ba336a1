package org.vademecum.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.report.ReportCase;

/**
 * FHIR R4 as JSON or XML: a Bundle, a DiagnosticReport with contained Observations, or a single
 * Observation. All that a Bundle has of one subject is one case.
 *
 * <p>References are followed within the document alone; nothing is ever fetched. XML with a
 * document type declaration is refused.
 */
final class FhirReader implements ReportReader {
  private static final Pattern RESOURCE_TYPE = Pattern.compile("\"resourceType\"\\s*:");

  // Building the context takes a second and some 50 MB, so only a FHIR document pays for it.
  private static final class Context {
    static final FhirContext R4 = context();

    private static FhirContext context() {
      var context = FhirContext.forR4();
      context.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
      return context;
    }
  }

  private final Specimens specimens;

  FhirReader(Specimens specimens) {
    this.specimens = specimens;
  }

  @Override
  public boolean recognises(Content content) {
    return switch (content.first()) {
      case '{', '[' -> RESOURCE_TYPE.matcher(content.text()).find();
      case '<' -> content.text().contains("http://hl7.org/fhir");
      default -> false;
    };
  }

  @Override
  public List<ReportCase> read(Content content) {
    var xml = content.first() == '<';
    var documents = xml ? List.of(XmlScan.of(content)) : JsonScan.of(content);
    var cases = new ArrayList<CaseBuilder>();
    for (var document : documents) {
      var found = new FhirDocument(resources(document, xml, content), document.resourceLines());
      var builders = found.cases().stream().filter(CaseBuilder::holdsReport).toList();
      if (document.cut() && !builders.isEmpty()) {
        builders.getLast().loss(Losses.cutDocument(content.lines().size()));
      }
      cases.addAll(builders);
    }
    if (cases.isEmpty()) {
      throw Fault.input(
          "not-a-report",
          "a FHIR document without observations: " + content.fileName(),
          "give a Bundle, a DiagnosticReport with its Observations, or an Observation");
    }
    Limits.checkObservations(cases.stream().mapToInt(CaseBuilder::size).sum(), content);
    return Cases.numbered(cases, specimens);
  }

  private static Resource resources(JsonScan.Document document, boolean xml, Content content) {
    try {
      var parser = xml ? Context.R4.newXmlParser() : Context.R4.newJsonParser();
      IBaseResource resource = parser.parseResource(document.text());
      if (resource instanceof Resource known) {
        return known;
      }
    } catch (DataFormatException | IllegalArgumentException | ClassCastException e) {
      throw unreadable(content, e);
    }
    throw unreadable(content, null);
  }

  private static Fault unreadable(Content content, @Nullable RuntimeException cause) {
    var detail = "not a FHIR R4 resource: " + content.fileName();
    var remedy = "give a Bundle, a DiagnosticReport or an Observation of FHIR R4";
    return cause == null
        ? Fault.input("not-a-report", detail, remedy)
        : Fault.input("not-a-report", detail, remedy, cause);
  }
}
