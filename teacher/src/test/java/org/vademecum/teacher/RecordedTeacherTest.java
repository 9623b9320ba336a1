package org.vademecum.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

class RecordedTeacherTest extends TeacherContract {
  @Override
  Teacher teacher() {
    try {
      Files.writeString(
          folder.resolve("verdicts.jsonl"),
          Json.write(
                  Map.of(
                      "id",
                      "d1",
                      "textSha256",
                      DOCUMENT.textSha256(),
                      "text",
                      DOCUMENT.text(),
                      "score",
                      4,
                      "reasons",
                      List.of("states a fact"),
                      "language",
                      "en",
                      "origin",
                      "written for the project"))
              + "\n");
      Files.writeString(
          folder.resolve("outputs.jsonl"),
          Json.write(
                  Map.of(
                      "promptSha256", PROMPT.sha256(),
                      "output", "A cation.",
                      "origin", "some-model 1, 2026-01-02"))
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RecordedTeacher.load(folder);
  }

  @Test
  void it_replays_what_was_recorded_and_names_all_authors() {
    var teacher = teacher();
    assertThat(teacher.judge(DOCUMENT)).isEqualTo(new DocumentVerdict(4, List.of("states a fact")));
    assertThat(teacher.write(PROMPT)).contains("A cation.");
    assertThat(teacher.describe().authors())
        .containsExactly("some-model 1, 2026-01-02", "written for the project");
  }

  @Test
  void it_finds_a_verdict_by_the_text_whatever_the_id_is() {
    assertThat(teacher().judge(new Document("other", "en", DOCUMENT.text())).score()).isEqualTo(4);
  }

  @Test
  void it_never_says_anything_new() {
    var teacher = teacher();
    assertThat(teacher.write(new TeacherPrompt("", "Anything else?", 5))).isEmpty();
    assertThatThrownBy(() -> teacher.judge(new Document("d2", "en", "Unseen.")))
        .isInstanceOf(Fault.class)
        .hasMessage("no recorded verdict for the document d2");
  }
}
