package org.vademecum.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.cli.Fault;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.pack.KnowledgePassage;
import org.vademecum.engine.text.Language;

class RecordedMaterialTest {
  private static final List<KnowledgePassage> PASSAGES =
      List.of(
          new KnowledgePassage(
              "a", Language.EN, "A", List.of(), "project text", "2026", "Apache-2.0", "A is one."));

  @TempDir Path folder;

  private RecordedMaterial read(String file, String... rows) throws IOException {
    Files.write(folder.resolve(file), List.of(rows));
    return RecordedMaterial.read(folder, PASSAGES);
  }

  @Test
  void a_pack_without_a_teacher_folder_has_no_material() {
    var material = RecordedMaterial.read(folder.resolve("absent"), PASSAGES);
    assertThat(material)
        .isEqualTo(new RecordedMaterial(List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void rows_of_all_files_of_a_kind_are_read_in_the_order_of_their_names() throws IOException {
    var row =
        "{\"id\":\"%s\",\"on\":\"critical-low\",\"language\":\"en\",\"audience\":\"patient\","
            + "\"text\":\"{O} is low.\",\"origin\":\"project\"}";
    read("statements-b.jsonl", row.formatted("s2"), "");
    var material = read("statements-a.jsonl", row.formatted("s1"));
    assertThat(material.statements())
        .containsExactly(
            new Statement(
                "s1",
                Statement.On.CRITICAL_LOW,
                Language.EN,
                Audience.PATIENT,
                "{O} is low.",
                "project"),
            new Statement(
                "s2",
                Statement.On.CRITICAL_LOW,
                Language.EN,
                Audience.PATIENT,
                "{O} is low.",
                "project"));
  }

  @Test
  void a_question_is_answered_from_passages_or_refused() throws IOException {
    var material =
        read(
            "questions.jsonl",
            "{\"id\":\"q1\",\"language\":\"en\",\"audience\":\"patient\",\"question\":\"A?\","
                + "\"answer\":[{\"passage\":\"a\",\"text\":\"One.\"}],\"origin\":\"project\"}",
            "{\"id\":\"q2\",\"language\":\"en\",\"audience\":\"patient\",\"question\":\"B?\","
                + "\"answer\":[],\"refuse\":\"dosing\",\"origin\":\"project\"}");
    assertThat(material.questions())
        .containsExactly(
            new Question(
                "q1",
                Language.EN,
                Audience.PATIENT,
                "A?",
                List.of(new Question.Sentence("a", "One.")),
                null,
                "project"),
            new Question(
                "q2", Language.EN, Audience.PATIENT, "B?", List.of(), "dosing", "project"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "explanations.jsonl!{\"id\":\"e\",\"passage\":\"a\",\"language\":\"en\",\"audience\":\"patient\",\"text\":\"t\"}!explanations.jsonl:1: a text is missing under: origin",
        "explanations.jsonl!{\"id\":\"e\",\"passage\":\"b\",\"language\":\"en\",\"audience\":\"patient\",\"text\":\"t\",\"origin\":\"p\"}!explanations.jsonl:1: no such passage in this language: b",
        "explanations.jsonl!{\"id\":\"e\",\"passage\":\"a\",\"language\":\"fr\",\"audience\":\"patient\",\"text\":\"t\",\"origin\":\"p\"}!explanations.jsonl:1: not a language: fr",
        "questions.jsonl!{\"id\":\"q\",\"language\":\"en\",\"audience\":\"patient\",\"question\":\"x\",\"answer\":[],\"origin\":\"p\"}!questions.jsonl:1: a question is either answered or refused: q",
        "questions.jsonl!{\"id\":\"q\",\"language\":\"en\",\"audience\":\"patient\",\"question\":\"x\",\"refuse\":\"why\",\"origin\":\"p\"}!questions.jsonl:1: not a reason to refuse (dosing, diagnosis, off-domain, not-covered): why",
        "verdicts.jsonl!{\"id\":\"v\",\"textSha256\":\"00\",\"text\":\"t\",\"score\":1,\"reasons\":[\"r\"],\"language\":\"en\",\"origin\":\"p\"}!verdicts.jsonl:1: not the SHA-256 of the text: 00",
        "statements.jsonl!{\"id\":!not JSON at line 1: statements.jsonl:1",
      })
  void a_faulty_row_is_named_with_file_line_and_value(String file, String row, String message) {
    assertThatThrownBy(() -> read(file, row)).isInstanceOf(Fault.class).hasMessage(message);
  }

  @Test
  void an_id_that_stands_twice_is_a_fault() {
    var row =
        "{\"id\":\"e\",\"passage\":\"a\",\"language\":\"en\",\"audience\":\"patient\","
            + "\"text\":\"t\",\"origin\":\"p\"}";
    assertThatThrownBy(() -> read("explanations.jsonl", row, row))
        .hasMessage("explanations.jsonl:2: the same id twice: e");
  }
}
