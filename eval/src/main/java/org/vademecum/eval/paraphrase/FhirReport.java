package org.vademecum.eval.paraphrase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.vademecum.cli.Json;

/** A FHIR bundle whose entries are results; what is nested deeper stays as it is. */
final class FhirReport implements PrintedReport {
  private final String report;
  private final Synonyms synonyms;

  FhirReport(String report, Synonyms synonyms) {
    this.report = report;
    this.synonyms = synonyms;
  }

  private Optional<ObjectNode> bundle() {
    try {
      return Json.mapper().readTree(report) instanceof ObjectNode bundle
          ? Optional.of(bundle)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      // No JSON after all: there is nothing to reword.
      return Optional.empty();
    }
  }

  private static List<JsonNode> results(ObjectNode bundle) {
    var results = new ArrayList<JsonNode>();
    for (var entry : bundle.path("entry")) {
      if (entry.path("resource").path("resourceType").asText().equals("Observation")) {
        results.add(entry);
      }
    }
    return results;
  }

  private static String name(JsonNode entry) {
    return entry.path("resource").path("code").path("text").asText();
  }

  private static String code(JsonNode entry) {
    return entry.path("resource").path("code").path("coding").path(0).path("code").asText();
  }

  @Override
  public Optional<String> reordered(SplittableRandom random) {
    return bundle().flatMap(b -> reordered(b, random));
  }

  private Optional<String> reordered(ObjectNode bundle, SplittableRandom random) {
    var results = results(bundle);
    var codes = new HashSet<String>();
    for (var result : results) {
      var only = synonyms.only(code(result), name(result));
      if (only.isEmpty() || !codes.add(only.get().code())) {
        return Optional.empty();
      }
    }
    if (results.size() < 2 || !(bundle.path("entry") instanceof ArrayNode entries)) {
      return Optional.empty();
    }
    var next = Order.another(results, random).iterator();
    for (var i = 0; i < entries.size(); i++) {
      if (results.contains(entries.get(i))) {
        entries.set(i, next.next());
      }
    }
    return Optional.of(Json.writePretty(bundle));
  }

  @Override
  public Optional<String> renamed(SplittableRandom random) {
    return bundle().flatMap(b -> renamed(b, random));
  }

  private Optional<String> renamed(ObjectNode bundle, SplittableRandom random) {
    var changed = false;
    for (var result : results(bundle)) {
      var other = synonyms.another(name(result), random);
      if (other.isPresent()
          && (!changed || random.nextBoolean())
          && result.path("resource").path("code") instanceof ObjectNode code) {
        code.put("text", other.get());
        changed = true;
      }
    }
    return changed ? Optional.of(Json.writePretty(bundle)) : Optional.empty();
  }

  /** Its units are coded beside the printed ones, and stay. */
  @Override
  public Optional<String> inOtherUnits(SplittableRandom random) {
    return Optional.empty();
  }

  @Override
  public Optional<String> printedOtherwise(SplittableRandom random) {
    return bundle().map(Json::write);
  }
}
