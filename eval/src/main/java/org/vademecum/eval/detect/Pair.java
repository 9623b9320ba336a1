package org.vademecum.eval.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * A source and a response to be scored; a line of {@code vade score}'s input.
 *
 * @param group the cluster; the id where the line has none
 * @param kind the kind of error or task, where the line has one
 * @param label 1 = fully supported, 0 = not, null = not known
 */
public record Pair(
    String id,
    String source,
    String response,
    String group,
    @Nullable String kind,
    @Nullable Integer label) {

  /**
   * Reads JSON Lines.
   *
   * @throws Fault that names the first faulty line
   */
  public static List<Pair> read(Path file) {
    var pairs = new ArrayList<Pair>();
    var number = 0;
    try {
      for (var line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          pairs.add(pair(Json.mapper().readTree(line), file + ":" + number, number));
        }
      }
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check the path", e);
    } catch (JsonProcessingException e) {
      throw Fault.input("not-json", "not JSON: " + file + ":" + number, "correct the line", e);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check that it is UTF-8", e);
    }
    if (pairs.isEmpty()) {
      throw Fault.input("no-pairs", "no lines in: " + file, "give lines with source and response");
    }
    return pairs;
  }

  private static Pair pair(JsonNode line, String place, int number) {
    for (var field : List.of("source", "response")) {
      if (!line.path(field).isTextual()) {
        throw Fault.input("faulty-pair", field + " is missing: " + place, "correct the line");
      }
    }
    var id = line.path("id").asText(Integer.toString(number));
    return new Pair(
        id,
        line.path("source").asText(),
        line.path("response").asText(),
        line.path("group").asText(id),
        line.path("kind").asText(null),
        label(line.path("label"), place));
  }

  private static @Nullable Integer label(JsonNode label, String place) {
    if (label.isMissingNode() || label.isNull()) {
      return null;
    }
    if (label.isBoolean() || (label.isInt() && (label.asInt() == 0 || label.asInt() == 1))) {
      return label.asInt();
    }
    throw Fault.input("faulty-pair", "a label is 0 or 1: " + place, "correct the line");
  }
}
