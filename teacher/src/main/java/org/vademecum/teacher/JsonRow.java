package org.vademecum.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** One line of a recorded file; what is missing or wrong in it is a fault with file and line. */
record JsonRow(String file, int line, JsonNode node) {

  /**
   * Reads all {@code prefix*.jsonl} of a folder in the order of their names; a key is unique across
   * them. No rows where there is no file.
   */
  static <T> List<T> read(Path folder, String prefix, String key, Function<JsonRow, T> reader) {
    var rows = new ArrayList<T>();
    var seen = new HashSet<String>();
    for (var file : files(folder, prefix)) {
      var name = String.valueOf(file.getFileName());
      var number = 0;
      for (var text : lines(file)) {
        number++;
        if (text.isBlank()) {
          continue;
        }
        var row = new JsonRow(name, number, Json.read(text, name + ":" + number));
        if (!seen.add(row.text(key))) {
          throw row.fault("the same " + key + " twice", row.text(key));
        }
        rows.add(reader.apply(row));
      }
    }
    return List.copyOf(rows);
  }

  private static List<Path> files(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(
              f -> {
                var name = String.valueOf(f.getFileName());
                return name.startsWith(prefix) && name.endsWith(".jsonl");
              })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Fault.input("faulty-teacher-file", "not readable: " + folder, "check the folder", e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw Fault.input(
          "faulty-teacher-file", "not readable as UTF-8: " + file, "save the file as UTF-8", e);
    }
  }

  /** The text under a key. */
  String text(String key) {
    var value = node.path(key);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw fault("a text is missing under", key);
    }
    return value.asText();
  }

  /** The text under a key as something narrower, such as a language. */
  <T> T parsed(String key, Function<String, T> parse) {
    try {
      return parse.apply(text(key));
    } catch (IllegalArgumentException e) {
      throw fault("not a " + key, text(key));
    }
  }

  List<String> texts(String key) {
    var values = new ArrayList<String>();
    for (var item : node.path(key)) {
      values.add(item.asText());
    }
    return values;
  }

  Fault fault(String what, Object value) {
    return Fault.input(
        "faulty-teacher-file",
        file + ":" + line + ": " + what + ": " + value,
        "correct the row; docs/pack-format.md describes it");
  }
}
