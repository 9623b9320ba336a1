package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.pack.KnowledgePassage;
import org.vademecum.engine.text.Language;
import org.vademecum.teacher.Question;

class TasksTest {
  private static KnowledgePassage passage(String id, Language language, String text) {
    return new KnowledgePassage(
        id, language, id, List.of("A." + id), "project text", "2026", "Apache-2.0", text);
  }

  private static final List<KnowledgePassage> PASSAGES =
      List.of(
          passage("a", Language.EN, "Below 12 it is low."),
          passage("b", Language.EN, "It is seldom high."),
          passage("c", Language.EN, "Nothing is known."),
          passage("a", Language.ZH, "低于12为降低。"));

  private static Question question(List<Question.Sentence> answer, @Nullable String refusal) {
    return new Question(
        "q", Language.EN, Audience.PATIENT, "What is low?", answer, refusal, "project");
  }

  private static TrainingRow row(Question question, long seed) {
    return new QuestionRows(PASSAGES, List.of(question)).rows(seed).findFirst().orElseThrow();
  }

  @Test
  void an_answer_cites_its_passage_and_refers_to_its_numbers() {
    var question = question(List.of(new Question.Sentence("a", "Low is below 12.")), null);
    for (var seed = 0L; seed < 20; seed++) {
      var row = row(question, seed);
      assertThat(row.cluster()).isEqualTo("passage.a");
      assertThat(row.text()).startsWith("<bos><ask><en><patient>What is low?\n<P1>");
      var place = row.text().replaceAll("(?s).*<(P\\d)>[^\\n]*Below <n1>.*", "$1");
      assertThat(row.text()).endsWith("<answer><" + place + ">Low is below <n1>.\n<end>");
      assertThat(row.text()).doesNotContain("12").doesNotContain("降低");
    }
  }

  @Test
  void the_same_seed_gives_the_same_row_and_seeds_differ() {
    var question = question(List.of(new Question.Sentence("a", "Low.")), null);
    assertThat(row(question, 1)).isEqualTo(row(question, 1));
    var texts =
        IntStream.range(0, 20).mapToObj(seed -> row(question, seed).text()).distinct().toList();
    assertThat(texts).hasSizeGreaterThan(3);
  }

  @Test
  void a_refusal_has_passages_and_no_sentence() {
    var row = row(question(List.of(), "dosing"), 3);
    assertThat(row.text()).contains("<P1>").endsWith("<answer><refuse>\n<end>");
    assertThat(row.cluster()).isEqualTo("q");
  }

  @Test
  void a_task_that_teaches_digits_or_nothing_is_dropped() {
    var block = new CheckTasks();
    assertThat(block.apply(Documents.task("a 1<answer><P1>Low is below 12.\n<end>")).detail())
        .isEqualTo("a digit in the answer: 1");
    assertThat(block.apply(Documents.task("a<answer><end>")).detail()).isEqualTo("no answer");
    assertThat(block.apply(Documents.task("1<answer><P1>Low below <n1>.\n<end>")).kept()).isTrue();
  }

  @Test
  void clusters_are_split_whole_and_about_as_asked() {
    var split = new Split(5, 0.1);
    var validation =
        IntStream.range(0, 5000).filter(i -> split.of("c" + i).equals("validation")).count();
    assertThat(validation).isBetween(400L, 600L);
    assertThat(split.of("c1")).isEqualTo(split.of("c1"));
  }

  @Test
  void a_training_line_of_prose_can_hold_no_token() {
    var line = TrainingFiles.line(Documents.source("a <answer> b").withLanguage("en"));
    assertThat(line)
        .isEqualTo(
            "{\"id\":\"d\",\"kind\":\"plain\",\"language\":\"en\",\"difficulty\":0,"
                + "\"text\":\"a ‹answer> b\"}\n");
  }
}
