package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * {@code answers.jsonl}: every reply, written as it comes, so that a run that is cut off goes on
 * where it stopped. A last line that was cut off too is dropped. A line counts again only where its
 * content hash is that of what is asked now. Safe to share between threads.
 */
final class AnswerLog implements AutoCloseable {
  static final String FILE = "answers.jsonl";

  private final Path file;
  private final Map<String, String> lines = new HashMap<>();
  private final BufferedWriter writer;

  private AnswerLog(Path file, BufferedWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * Opens the log of a folder and drops what none of the keys asks for.
   *
   * @throws Fault of type {@code not-writable}
   */
  static AnswerLog open(Path folder, Set<String> keys) {
    var file = folder.resolve(FILE);
    try {
      var kept = Files.exists(file) ? read(file, keys) : new HashMap<String, String>();
      var partial = folder.resolve(FILE + ".partial");
      Files.write(partial, kept.values());
      Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      var log =
          new AnswerLog(
              file,
              Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
      log.lines.putAll(kept);
      return log;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static Map<String, String> read(Path file, Set<String> keys) throws IOException {
    var kept = new HashMap<String, String>();
    for (var line : Files.readAllLines(file)) {
      try {
        var key = Json.mapper().readTree(line).path("key").asText();
        if (keys.contains(key)) {
          kept.put(key, line);
        }
      } catch (JsonProcessingException e) {
        // The line that was being written when the run was cut off.
        continue;
      }
    }
    return kept;
  }

  /** The content hash of what an answer depends on. */
  static String key(String pack, String subject, String arm, EvalCase asked) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part :
          new String[] {
            pack,
            subject,
            arm,
            asked.id(),
            asked.language(),
            asked.audience(),
            asked.report(),
            Json.write(asked.passages() == null ? "" : asked.passages())
          }) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The content hash of an answer that is asked again; the first has the case's own. */
  static String key(String first, int repeat) {
    return repeat == 0 ? first : CaseSet.sha256(first + " " + repeat);
  }

  synchronized Optional<Reply> find(String key) {
    var line = lines.get(key);
    if (line == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(line, Reply.class));
    } catch (JsonProcessingException e) {
      throw Fault.input(
          "faulty-answers", "not a line of answers: " + file, "run again with --force", e);
    }
  }

  int kept() {
    return lines.size();
  }

  void append(Reply reply) {
    var line = Json.write(reply);
    synchronized (this) {
      try {
        writer.write(line);
        writer.newLine();
        writer.flush();
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }
  }

  /** The replies of a finished folder to certain cases and arms, by {@link #name}. */
  static Map<String, Reply> replies(Path folder, Set<String> names) {
    var replies = new HashMap<String, Reply>();
    try (var all = Files.lines(folder.resolve(FILE))) {
      var wanted = new HashSet<>(names);
      all.forEach(
          line -> {
            var reply = parse(line, folder);
            if (reply.repeat() == 0 && wanted.contains(name(reply.caseId(), reply.arm()))) {
              replies.put(name(reply.caseId(), reply.arm()), reply);
            }
          });
    } catch (IOException e) {
      throw Fault.input("no-answers", "no answers in: " + folder, "run ./vade eval PACK first", e);
    }
    return replies;
  }

  private static Reply parse(String line, Path folder) {
    try {
      return Json.mapper().readValue(line, Reply.class);
    } catch (JsonProcessingException e) {
      throw Fault.input(
          "faulty-answers", "not a line of answers in: " + folder, "run again with --force", e);
    }
  }

  static String name(String caseId, String arm) {
    return arm + " " + caseId;
  }

  private static Fault unwritable(Path file, IOException e) {
    return Fault.resource(
        "not-writable", "cannot write: " + file, "free disk space, or choose --out", e);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
