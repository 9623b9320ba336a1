package org.vademecum.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.Fault;

class OpenAiTeacherTest extends TeacherContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private ScriptedEndpoint endpoint = new ScriptedEndpoint();

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Override
  Teacher teacher() {
    return teacher(100, 1_000_000);
  }

  private OpenAiTeacher teacher(long maxCalls, long maxTokens) {
    var settings =
        new OpenAiSettings(
            endpoint.base(),
            "tiny",
            "secret",
            2,
            Duration.ofMillis(400),
            4,
            Duration.ofMillis(5),
            maxCalls,
            maxTokens);
    return OpenAiTeacher.open(settings, new Rubric("A point for clarity."), folder, CLOCK);
  }

  private void script(ScriptedEndpoint.Step... steps) {
    endpoint.close();
    endpoint = new ScriptedEndpoint(steps);
  }

  @Test
  void it_asks_again_after_dropped_delayed_garbled_and_overloaded_replies() {
    script(
        ScriptedEndpoint.drops(),
        ScriptedEndpoint.garbles(),
        ScriptedEndpoint.status(429),
        ScriptedEndpoint.says("Done."));
    assertThat(teacher().write(PROMPT)).contains("Done.");
    script(
        ScriptedEndpoint.delays(600, ScriptedEndpoint.says("Late.")),
        ScriptedEndpoint.status(503),
        ScriptedEndpoint.says("In time."));
    var other = new TeacherPrompt("", "And this?", 5);
    assertThat(teacher().write(other)).contains("In time.");
  }

  @Test
  void it_gives_up_after_its_attempts() {
    script(
        IntStream.range(0, 4)
            .mapToObj(i -> ScriptedEndpoint.status(500))
            .toArray(ScriptedEndpoint.Step[]::new));
    assertThatThrownBy(() -> teacher().write(PROMPT))
        .isInstanceOf(Fault.class)
        .hasMessage(
            "no output from the teacher's endpoint "
                + endpoint.base()
                + ": 4 attempts, the last: status 500");
    assertThat(endpoint.bodies()).hasSize(4);
  }

  @Test
  void a_refusal_by_the_endpoint_is_not_repeated_and_does_not_show_the_key() {
    script(ScriptedEndpoint.status(401));
    assertThatThrownBy(() -> teacher().write(PROMPT))
        .hasMessage("the teacher's endpoint " + endpoint.base() + " answers with status 401")
        .hasMessageNotContaining("secret");
    assertThat(endpoint.bodies()).hasSize(1);
  }

  @Test
  void a_verdict_is_read_out_of_a_code_fence() {
    script(ScriptedEndpoint.says("```json\n" + ScriptedEndpoint.VERDICT + "\n```"));
    assertThat(teacher().judge(DOCUMENT)).isEqualTo(new DocumentVerdict(3, List.of("clear")));
  }

  @Test
  void a_reply_that_is_no_verdict_is_repaired_once() {
    script(ScriptedEndpoint.says("Three points."), ScriptedEndpoint.says(ScriptedEndpoint.VERDICT));
    assertThat(teacher().judge(DOCUMENT).score()).isEqualTo(3);
    assertThat(endpoint.bodies()).hasSize(2);
    assertThat(endpoint.bodies().getLast()).contains("Three points.");

    script(ScriptedEndpoint.says("Three."), ScriptedEndpoint.says("{\"score\": 9}"));
    var second = new Document("d2", "en", "Another.");
    assertThatThrownBy(() -> teacher().judge(second))
        .hasMessage("the teacher's reply is no verdict, also when asked again, for d2");
    assertThat(endpoint.bodies()).hasSize(2);
  }

  @Test
  void its_record_is_a_recorded_teacher_and_is_not_asked_again() throws IOException {
    var teacher = teacher();
    var verdict = teacher.judge(DOCUMENT);
    var output = teacher.write(PROMPT);
    Files.writeString(
        folder.resolve("outputs.jsonl"), "{\"promptSha256\":\"half", StandardOpenOption.APPEND);

    var resumed = teacher();
    assertThat(resumed.judge(DOCUMENT)).isEqualTo(verdict);
    assertThat(resumed.write(PROMPT)).isEqualTo(output);
    assertThat(endpoint.bodies()).hasSize(2);

    var recorded = RecordedTeacher.load(folder);
    assertThat(recorded.judge(DOCUMENT)).isEqualTo(verdict);
    assertThat(recorded.write(PROMPT)).isEqualTo(output);
    assertThat(recorded.describe().authors()).containsExactly("tiny fp1, 2026-01-02");
    assertThat(Files.readString(folder.resolve("verdicts.jsonl")))
        .contains("\"promptSha256\":\"")
        .contains(DOCUMENT.textSha256());
  }

  @Test
  void calls_and_tokens_are_budgeted() {
    var message = "the teacher's budget is spent: %d calls, %d tokens";
    var byCalls = teacher(1, 1_000);
    assertThat(byCalls.write(PROMPT)).isPresent();
    assertThatThrownBy(() -> byCalls.write(new TeacherPrompt("", "More?", 5)))
        .hasMessage(message.formatted(1, 10));
    var byTokens = teacher(9, 10);
    assertThat(byTokens.write(new TeacherPrompt("", "Other?", 5))).isPresent();
    assertThatThrownBy(() -> byTokens.write(new TeacherPrompt("", "More?", 5)))
        .hasMessage(message.formatted(1, 10));
  }

  @Test
  void no_more_requests_are_in_flight_than_allowed() {
    script(
        IntStream.range(0, 8)
            .mapToObj(i -> ScriptedEndpoint.delays(40, ScriptedEndpoint.says("ok")))
            .toArray(ScriptedEndpoint.Step[]::new));
    var teacher = teacher();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 8; i++) {
        var prompt = new TeacherPrompt("", "Question " + i, 5);
        threads.execute(() -> teacher.write(prompt));
      }
    }
    assertThat(endpoint.bodies()).hasSize(8);
    assertThat(endpoint.mostInFlight()).isEqualTo(2);
  }
}
