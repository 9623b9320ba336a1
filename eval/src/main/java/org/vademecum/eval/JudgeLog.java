package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * {@code judgements.jsonl}: every reply of a model that judges, written as it comes, so that a run
 * that is cut off asks only what is missing. Safe to share between threads.
 */
final class JudgeLog implements AutoCloseable {
  static final String FILE = "judgements.jsonl";

  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final BufferedWriter writer;

  /** A line. */
  private record Line(String key, String reply) {}

  private JudgeLog(BufferedWriter writer) {
    this.writer = writer;
  }

  /**
   * Opens the log of a folder; a last line that was cut off is dropped.
   *
   * @throws Fault of type {@code not-writable}
   */
  static JudgeLog open(Path folder) {
    var file = folder.resolve(FILE);
    try {
      var whole = new ArrayList<String>();
      var known = new HashMap<String, String>();
      for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        try {
          var read = Json.mapper().readValue(line, Line.class);
          known.put(read.key(), read.reply());
          whole.add(line);
        } catch (JsonProcessingException e) {
          // The line that was being written when the run was cut off.
          continue;
        }
      }
      Files.write(file, whole);
      var log = new JudgeLog(Files.newBufferedWriter(file, StandardOpenOption.APPEND));
      log.replies.putAll(known);
      return log;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(replies.get(key));
  }

  synchronized void append(String key, String reply) {
    try {
      writer.write(Json.write(new Line(key, reply)));
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static Fault unwritable(IOException e) {
    return Fault.resource(
        "not-writable", "cannot write: " + FILE, "free disk space, or choose --out", e);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
