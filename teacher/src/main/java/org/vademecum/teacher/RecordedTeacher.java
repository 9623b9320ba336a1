package org.vademecum.teacher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.vademecum.cli.Fault;

/**
 * Replays what a teacher has said: verdicts ({@code verdicts*.jsonl}) by the hash of the text,
 * outputs ({@code outputs*.jsonl}) by the hash of the prompt. Needs no network and never says
 * anything new.
 */
public final class RecordedTeacher implements Teacher {
  private final Map<String, RecordedVerdict> verdicts = new HashMap<>();
  private final Map<String, RecordedOutput> outputs = new HashMap<>();

  private RecordedTeacher() {}

  /**
   * Loads a folder of recorded files, such as a pack's {@code teacher/} or the record of an {@link
   * OpenAiTeacher}.
   *
   * @throws Fault of type {@code faulty-teacher-file} at the first faulty row
   */
  public static RecordedTeacher load(Path folder) {
    var teacher = new RecordedTeacher();
    RecordedMaterial.verdicts(folder)
        .forEach(v -> teacher.verdicts.put(v.document().textSha256(), v));
    RecordedMaterial.outputs(folder).forEach(o -> teacher.outputs.put(o.promptSha256(), o));
    return teacher;
  }

  /** The verdict of a text, or empty where none was recorded. */
  public Optional<DocumentVerdict> verdict(Document document) {
    return Optional.ofNullable(verdicts.get(document.textSha256())).map(RecordedVerdict::verdict);
  }

  @Override
  public DocumentVerdict judge(Document document) {
    return verdict(document)
        .orElseThrow(
            () ->
                Fault.input(
                    "not-recorded",
                    "no recorded verdict for the document " + document.id(),
                    "ask an endpoint with --teacher openai:URL, or leave the document out"));
  }

  @Override
  public Optional<String> write(TeacherPrompt prompt) {
    return Optional.ofNullable(outputs.get(prompt.sha256())).map(RecordedOutput::output);
  }

  @Override
  public TeacherDescription describe() {
    var authors = new TreeSet<String>();
    verdicts.values().forEach(v -> authors.add(v.origin()));
    outputs.values().forEach(o -> authors.add(o.origin()));
    return new TeacherDescription(TeacherDescription.Kind.RECORDED, authors.stream().toList());
  }
}
