package org.vademecum.rag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.text.Language;

/**
 * Reads JSON Lines, packed with gzip or not, as recognised by the first two bytes. Empty lines are
 * passed over; any other line that is no object with an {@code id} and a {@code text} is a fault
 * that names file and line.
 */
final class JsonLines {
  private static final int LONGEST_ID = 512;

  private JsonLines() {}

  /** One row: its object, and where it stands, for messages. */
  record Row(JsonNode json, String place) {
    String text(String key) {
      var value = json.get(key);
      return value != null && value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** The row as a document of its own kind, or of the given one where it names none. */
    IndexDocument document(String otherwiseKind) {
      var id = text("id");
      var textValue = json.get("text");
      if (id.isEmpty() || id.length() > LONGEST_ID || textValue == null || !textValue.isTextual()) {
        throw faulty("no id of up to " + LONGEST_ID + " characters, or no text", place);
      }
      var text = textValue.asText();
      var kind = text("kind").isEmpty() ? otherwiseKind : text("kind");
      var source = text("source").isEmpty() ? null : text("source");
      var edition = text("edition").isEmpty() ? null : text("edition");
      return new IndexDocument(
          id, id, kind, language(text), text("title"), source, edition, java.util.List.of(), text);
    }

    private Language language(String text) {
      if (text("language").isEmpty()) {
        return IndexDocument.guessLanguage(text);
      }
      try {
        return Language.of(text("language"));
      } catch (IllegalArgumentException e) {
        throw faulty("the language is neither en nor zh", place);
      }
    }
  }

  static void read(Path file, Consumer<Row> rows) {
    try (var reader = reader(file)) {
      var number = 0;
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        var content = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!content.isBlank()) {
          rows.accept(row(content, file + ":" + number));
        }
      }
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check the path", e);
    } catch (CharacterCodingException e) {
      throw faulty("not UTF-8", file.toString());
    } catch (IOException e) {
      throw Fault.input(
          "faulty-jsonl", "cannot be read: " + file, "check that the file is whole", e);
    } catch (UncheckedIOException e) {
      throw Fault.input(
          "faulty-jsonl", "cannot be read: " + file, "check that the file is whole", e);
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    var packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    var decoder = StandardCharsets.UTF_8.newDecoder();
    return new BufferedReader(
        new InputStreamReader(packed ? new GZIPInputStream(in) : in, decoder), 1 << 16);
  }

  private static Row row(String line, String place) {
    try {
      var json = Json.mapper().readTree(line);
      if (json != null && json.isObject()) {
        return new Row(json, place);
      }
    } catch (JsonProcessingException e) {
      // said below, with the line
    }
    throw faulty("not a JSON object", place);
  }

  private static Fault faulty(String what, String place) {
    return Fault.input(
        "faulty-jsonl",
        what + ": " + place,
        "each line is an object with id and text, and may have title and language (en, zh)");
  }
}
