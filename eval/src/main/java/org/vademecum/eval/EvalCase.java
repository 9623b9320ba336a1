package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.simulate.Gold;

/**
 * One case: a raw report and the truth about it.
 *
 * @param scenario the cluster that it belongs to
 * @param format how the report is printed: {@code hl7}, {@code fhir}, {@code csv}, {@code text}
 * @param passages what a subject may be given beside the report; null where retrieval finds it
 */
public record EvalCase(
    String id,
    String scenario,
    String language,
    String audience,
    String format,
    String report,
    Gold gold,
    @Nullable List<Given> passages) {

  /** A passage that a case brings along. */
  public record Given(String id, @Nullable String title, String text) {}

  /** What a case may leave out: its cluster is then itself, its language English. */
  public EvalCase {
    scenario = Objects.requireNonNullElse(scenario, id);
    language = Objects.requireNonNullElse(language, "en");
    audience = Objects.requireNonNullElse(audience, "clinician");
    format = Objects.requireNonNullElse(format, "text");
  }

  /** A case without passages of its own. */
  public EvalCase(
      String id,
      String scenario,
      String language,
      String audience,
      String format,
      String report,
      Gold gold) {
    this(id, scenario, language, audience, format, report, gold, null);
  }

  /**
   * Reads JSON Lines.
   *
   * @throws Fault that names the first faulty line
   */
  public static List<EvalCase> read(Path file) {
    var cases = new ArrayList<EvalCase>();
    try {
      var number = 0;
      for (var line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          cases.add(parse(line, file, number));
        }
      }
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check --cases", e);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check that it is UTF-8", e);
    }
    if (cases.isEmpty()) {
      throw Fault.input("no-cases", "no cases in: " + file, "give a file with cases");
    }
    return cases;
  }

  // Lists that a case leaves out are empty.
  private EvalCase withWholeGold() {
    var whole =
        new Gold(
            Objects.requireNonNullElse(gold.observations(), List.of()),
            Objects.requireNonNullElse(gold.patterns(), List.of()),
            Objects.requireNonNullElse(gold.allowed(), List.of()),
            Objects.requireNonNullElse(gold.forbidden(), List.of()));
    return new EvalCase(id, scenario, language, audience, format, report, whole, passages);
  }

  private static EvalCase parse(String line, Path file, int number) {
    try {
      var parsed = Json.mapper().readValue(line, EvalCase.class);
      if (parsed.id() == null || parsed.report() == null || parsed.gold() == null) {
        throw Fault.input(
            "faulty-case",
            "id, report or gold is missing: " + file + ":" + number,
            "correct the line; docs/pack-format.md has the format");
      }
      return parsed.withWholeGold();
    } catch (JsonProcessingException e) {
      throw Fault.input("faulty-case", "not a case: " + file + ":" + number, "correct the line", e);
    }
  }
}
