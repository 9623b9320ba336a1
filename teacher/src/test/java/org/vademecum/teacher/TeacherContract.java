package org.vademecum.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every teacher keeps to; a subclass for each. */
abstract class TeacherContract {
  static final Document DOCUMENT = new Document("d1", "en", "Sodium is the main cation of plasma.");
  static final TeacherPrompt PROMPT = new TeacherPrompt("Answer in a sentence.", "What is it?", 50);

  @TempDir Path folder;

  /** A teacher that has a verdict for {@link #DOCUMENT} and an output for {@link #PROMPT}. */
  abstract Teacher teacher();

  @Test
  void a_verdict_has_a_score_within_the_rubric_and_a_reason() {
    var verdict = teacher().judge(DOCUMENT);
    assertThat(verdict.score()).isBetween(0, 5);
    assertThat(verdict.reasons()).isNotEmpty().noneMatch(String::isBlank);
  }

  @Test
  void asked_twice_it_answers_the_same() {
    var teacher = teacher();
    assertThat(teacher.judge(DOCUMENT)).isEqualTo(teacher.judge(DOCUMENT));
    assertThat(teacher.write(PROMPT)).isPresent().isEqualTo(teacher.write(PROMPT));
  }

  @Test
  void it_says_who_wrote_what_it_gave() {
    var teacher = teacher();
    teacher.judge(DOCUMENT);
    teacher.write(PROMPT);
    assertThat(teacher.describe().authors()).isNotEmpty().noneMatch(String::isBlank);
  }
}
