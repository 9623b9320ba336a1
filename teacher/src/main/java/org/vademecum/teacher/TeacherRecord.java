package org.vademecum.teacher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * The growing record of a teacher: each output and verdict is appended as soon as it is there, so
 * that an interrupted run loses nothing. A last line without a newline, which an interruption may
 * leave, is cut when the record is opened.
 */
final class TeacherRecord {
  private final Path folder;
  private final Map<String, RecordedOutput> outputs = new ConcurrentHashMap<>();
  private final Map<String, RecordedVerdict> verdicts = new ConcurrentHashMap<>();

  private TeacherRecord(Path folder) {
    this.folder = folder;
  }

  static TeacherRecord open(Path folder) {
    try {
      Files.createDirectories(folder);
      cutUnfinishedLine(folder.resolve("outputs.jsonl"));
      cutUnfinishedLine(folder.resolve("verdicts.jsonl"));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    var opened = new TeacherRecord(folder);
    RecordedMaterial.outputs(folder).forEach(o -> opened.outputs.put(o.promptSha256(), o));
    RecordedMaterial.verdicts(folder)
        .forEach(v -> opened.verdicts.put(v.document().textSha256(), v));
    return opened;
  }

  private static void cutUnfinishedLine(Path file) throws IOException {
    if (Files.exists(file)) {
      var text = Files.readString(file);
      if (!text.isEmpty() && !text.endsWith("\n")) {
        Files.writeString(file, text.substring(0, text.lastIndexOf('\n') + 1));
      }
    }
  }

  Optional<RecordedOutput> output(TeacherPrompt prompt) {
    return Optional.ofNullable(outputs.get(prompt.sha256()));
  }

  Optional<RecordedVerdict> verdict(Document document) {
    return Optional.ofNullable(verdicts.get(document.textSha256()));
  }

  List<String> origins() {
    return Stream.concat(
            outputs.values().stream().map(RecordedOutput::origin),
            verdicts.values().stream().map(RecordedVerdict::origin))
        .sorted()
        .distinct()
        .toList();
  }

  synchronized void add(RecordedOutput output) {
    if (outputs.putIfAbsent(output.promptSha256(), output) == null) {
      append("outputs.jsonl", output);
    }
  }

  synchronized void add(RecordedVerdict verdict, TeacherPrompt prompt) {
    var document = verdict.document();
    if (verdicts.putIfAbsent(document.textSha256(), verdict) != null) {
      return;
    }
    var row = new LinkedHashMap<String, Object>();
    row.put("id", document.id());
    row.put("textSha256", document.textSha256());
    row.put("text", document.text());
    row.put("score", verdict.verdict().score());
    row.put("reasons", verdict.verdict().reasons());
    row.put("language", document.language());
    row.put("origin", verdict.origin());
    row.put("promptSha256", prompt.sha256());
    append("verdicts.jsonl", row);
  }

  private void append(String file, Object row) {
    try {
      Files.writeString(
          folder.resolve(file),
          Json.write(row) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static Fault unwritable(Path folder, IOException e) {
    return Fault.resource(
        "not-writable",
        "cannot record the teacher's outputs in " + folder,
        "free disk space, or choose another folder",
        e);
  }
}
