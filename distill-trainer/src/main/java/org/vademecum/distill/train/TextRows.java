package org.vademecum.distill.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * Rows of a pack's training file: gzipped JSON lines with {@code id}, {@code kind} (task, passage
 * or plain), {@code language}, {@code difficulty} 0 to 3 and {@code text}. A task's answer follows
 * the answer token; all of another text is learned. Rows that are too long are left out, never cut.
 */
public final class TextRows {
  private static final String ANSWER = "<answer>";

  /** One line of the file. */
  public record Line(String id, String kind, String language, int difficulty, String text) {
    /** What is read, up to and including the answer token; empty for a text without one. */
    public String prompt() {
      var at = text.indexOf(ANSWER);
      return at < 0 ? "" : text.substring(0, at + ANSWER.length());
    }

    /** What is to be written. */
    public String answer() {
      return text.substring(prompt().length());
    }
  }

  /**
   * A row with its difficulty.
   *
   * @param difficulty 0 easy to 3 hard
   */
  public record Graded(Row row, int difficulty) {}

  private TextRows() {}

  /** Reads a file's lines. */
  public static List<Line> read(Path file) {
    var lines = new ArrayList<Line>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (var text = in.readLine(); text != null; text = in.readLine()) {
        var node = Json.read(text, file + " line " + (lines.size() + 1));
        lines.add(
            new Line(
                node.path("id").asText(),
                node.path("kind").asText("plain"),
                node.path("language").asText().toLowerCase(Locale.ROOT),
                node.path("difficulty").asInt(),
                node.path("text").asText()));
      }
    } catch (IOException e) {
      throw Fault.input(
          "no-training-data", "cannot read " + file, "run vade curate for the pack first", e);
    }
    return lines;
  }

  /** Token ids of lines that fit. */
  public static List<Graded> encode(List<Line> lines, Tokenizer tokenizer, int longest) {
    var rows = new ArrayList<Graded>();
    for (var line : lines) {
      var tokens = tokenizer.encodeWithSpecialTokens(line.text());
      if (tokens.length >= 2 && tokens.length <= longest) {
        var start = tokenizer.encodeWithSpecialTokens(line.prompt()).length;
        var bytes = line.answer().getBytes(StandardCharsets.UTF_8).length;
        rows.add(new Graded(new Row(tokens, start, bytes), line.difficulty()));
      }
    }
    return rows;
  }
}
