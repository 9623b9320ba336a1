package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * An evaluation that was done before, read from its folder.
 *
 * @param name what tells it from the others of a comparison
 * @param results its {@code results.json}
 * @param cases its {@code cases.jsonl}, by arm
 */
record FinishedEval(String name, JsonNode results, Map<String, List<CaseResult>> cases) {

  /**
   * Reads a folder, or its {@code results.json}.
   *
   * @throws Fault of type {@code no-results}, or {@code other-results} of another version
   */
  static FinishedEval read(Path given) {
    var folder =
        Files.isDirectory(given)
            ? given
            : Objects.requireNonNullElse(given.toAbsolutePath().getParent(), Path.of("."));
    var file = Files.isDirectory(given) ? given.resolve(Results.FILE) : given;
    try {
      var results = Json.read(Files.readString(file), file.toString());
      var cases = new LinkedHashMap<String, List<CaseResult>>();
      for (var line : Files.readAllLines(folder.resolve(Results.CASES))) {
        var result = Json.mapper().readValue(line, CaseResult.class);
        cases.computeIfAbsent(result.arm(), k -> new ArrayList<>()).add(result);
      }
      var name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
      return new FinishedEval(name, results, cases);
    } catch (JsonProcessingException e) {
      throw Fault.input(
          "other-results",
          "cases.jsonl is not as this version writes it: " + folder,
          "evaluate again, or compare with the version that wrote it",
          e);
    } catch (IOException e) {
      throw Fault.input(
          "no-results",
          "no results.json and cases.jsonl in: " + folder,
          "give folders that vade eval has written",
          e);
    }
  }

  FinishedEval named(String other) {
    return new FinishedEval(other, results, cases);
  }

  String model() {
    return results.path("model").asText();
  }

  /** The same for evaluations over the same cases with the same gold. */
  String caseSet() {
    return results.path("casesSha256").asText() + " " + results.path("caseIdsSha256").asText();
  }
}
