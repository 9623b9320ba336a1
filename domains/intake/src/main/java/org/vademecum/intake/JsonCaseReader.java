package org.vademecum.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;

/**
 * A case as JSON, for callers that have no report file. One object, an array of them, or {@code
 * {"cases": […]}}:
 *
 * <pre>
 * {"patient": "key of the patient", "accession": "key of the report",
 *  "subject": {"sex": "female|male|unknown", "ageYears": 34, "birthDate": "1991-05-02"},
 *  "observations": [{"name": "…", "code": "…", "value": "8.2", "unit": "g/dL",
 *    "range": "11.5-15.0", "flag": "L", "specimen": "…", "status": "final",
 *    "observedAt": "2026-01-02T08:00:00Z"}],
 *  "notes": ["…"]}
 * </pre>
 *
 * <p>Every key may be absent, but an observation needs a name or a code. A value may be a number
 * and a range {@code {"low": 11.5, "high": 15.0}}; numbers keep the digits that they are written
 * with. Without a status a result with a value is final, one without is pending. Other keys are
 * ignored.
 */
final class JsonCaseReader implements ReportReader {
  // Digits as written: 8.20 must not become 8.2.
  private static final ObjectReader EXACT =
      Json.mapper()
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(JsonNodeFactory.withExactBigDecimals(true));

  private final Specimens specimens;

  JsonCaseReader(Specimens specimens) {
    this.specimens = specimens;
  }

  @Override
  public boolean recognises(Content content) {
    return content.first() == '{' || content.first() == '[';
  }

  @Override
  public List<ReportCase> read(Content content) {
    var cases = new ArrayList<CaseBuilder>();
    for (var document : JsonScan.of(content)) {
      var lines = document.itemLines().iterator();
      var first = cases.size();
      for (var node : cases(parse(document, content))) {
        var builder = new CaseBuilder();
        read(node, lines::hasNext, lines::next, builder);
        if (builder.holdsReport()) {
          cases.add(builder);
        }
      }
      if (document.cut() && cases.size() > first) {
        cases.getLast().loss(Losses.cutDocument(content.lines().size()));
      }
    }
    if (cases.isEmpty()) {
      throw Fault.input(
          "not-a-report",
          "JSON without observations: " + content.fileName(),
          "give a FHIR resource, or a case with \"observations\"");
    }
    return Cases.numbered(cases, specimens);
  }

  private static JsonNode parse(JsonScan.Document document, Content content) {
    try {
      return EXACT.readTree(document.text());
    } catch (JsonProcessingException e) {
      throw Fault.input(
          "not-a-report", "not readable as JSON: " + content.fileName(), "correct the file", e);
    }
  }

  private static List<JsonNode> cases(JsonNode root) {
    var several = root.isArray() ? root : root.path("cases");
    var nodes = several.isArray() ? several : JsonNodeFactory.instance.arrayNode().add(root);
    return StreamSupport.stream(nodes.spliterator(), false).filter(JsonNode::isObject).toList();
  }

  private static void read(
      JsonNode node,
      java.util.function.BooleanSupplier more,
      java.util.function.IntSupplier next,
      CaseBuilder builder) {
    var subject = node.path("subject");
    var age = subject.path("ageYears");
    builder
        .sex(Cases.sex(text(subject, "sex")))
        .age(age.isNumber() ? age.doubleValue() : null)
        .birth(Times.ofPrinted(text(subject, "birthDate")))
        .patientKey(Cases.key(text(node, "patient"), null))
        .accession(text(node, "accession"));
    for (var observation : list(node.path("observations"))) {
      var line = observation.isObject() && more.getAsBoolean() ? next.getAsInt() : 1;
      if (text(observation, "name") == null && text(observation, "code") == null) {
        builder.loss(Losses.unreadableRow(line));
      } else {
        builder.add(observation(observation, line));
      }
    }
    list(node.path("notes")).forEach(n -> builder.note(1, n.isTextual() ? n.textValue() : null));
  }

  private static List<JsonNode> list(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of();
  }

  private static ReportedObservation observation(JsonNode node, int line) {
    var value = Fold.orNull(text(node, "value"));
    return new ReportedObservation(
        line,
        text(node, "code"),
        text(node, "name"),
        value,
        Fold.orNull(text(node, "unit")),
        Fold.orNull(range(node.path("range"))),
        Fold.orNull(text(node, "flag")),
        text(node, "specimen"),
        Statuses.ofWord(text(node, "status")).orElseGet(() -> Statuses.byValue(value)),
        Times.ofPrinted(text(node, "observedAt")));
  }

  private static @Nullable String range(JsonNode range) {
    if (!range.isObject()) {
      return scalar(range);
    }
    return Ranges.of(scalar(range.path("low")), scalar(range.path("high")));
  }

  private static @Nullable String text(JsonNode node, String key) {
    return scalar(node.path(key));
  }

  private static @Nullable String scalar(JsonNode value) {
    if (value instanceof MissingNode || value.isContainerNode() || value.isNull()) {
      return null;
    }
    var text =
        value.isNumber() && value.decimalValue().scale() > -20
            ? value.decimalValue().toPlainString()
            : value.asText();
    return text.isBlank() ? null : text.strip();
  }
}
