package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.simulate.Gold;

class JudgeVotesTest {
  private static final long SEED = 100;
  private static final JudgePrompt PROMPT =
      JudgePrompt.of(PackLoader.load(Path.of("../domains/lab-report")));

  @TempDir private Path folder;

  private static EvalCase asked() {
    return new EvalCase(
        "c",
        "s",
        "en",
        "clinician",
        "text",
        "Potassium\t6.8",
        new Gold(List.of(), List.of(), List.of(), List.of()));
  }

  private JudgeVotes.Verdicts vote(ScriptedEndpoint endpoint, String... sentences)
      throws IOException {
    var settings =
        new ChatEndpoint.Settings(
            endpoint.url(), "m", null, Duration.ofSeconds(10), Duration.ofMillis(10));
    try (var chat = new ChatEndpoint(settings, new Spending(null, null, null));
        var log = JudgeLog.open(folder)) {
      var answer = Json.mapper().createObjectNode();
      return new JudgeVotes(chat, PROMPT, log, 3, SEED).of(asked(), answer, List.of(sentences));
    }
  }

  @Test
  void a_reply_is_read_line_by_line_in_the_styles_that_models_have() {
    assertThat(JudgeVotes.read("1: supported\n2: Contradicted", 2))
        .contains(List.of("supported", "contradicted"));
    assertThat(JudgeVotes.read("- **1.** unsupported (nothing says so)\n[2] - supported", 2))
        .contains(List.of("unsupported", "supported"));
  }

  @Test
  void a_reply_that_leaves_a_sentence_out_or_says_two_things_of_one_is_invalid() {
    assertThat(JudgeVotes.read("1: supported", 2)).isEmpty();
    assertThat(JudgeVotes.read("1: supported\n1: unsupported", 1)).isEmpty();
    assertThat(JudgeVotes.read("1: supported\n7: supported", 1)).isEmpty();
    assertThat(JudgeVotes.read("All of it is fine.", 1)).isEmpty();
  }

  @Test
  void the_majority_of_valid_votes_decides_and_invalid_ones_are_counted() throws IOException {
    try (var endpoint =
        ScriptedEndpoint.start(
            Duration.ZERO,
            (prompt, seed) ->
                switch ((int) (seed - SEED)) {
                  case 0 -> "1: supported\n2: unsupported";
                  case 1 -> "I cannot say.";
                  default -> "1: supported\n2: supported";
                })) {
      var verdicts = vote(endpoint, "Potassium is 6.8.", "Sodium is low.");
      assertThat(verdicts.invalid()).isEqualTo(1);
      assertThat(verdicts.words()).containsExactly("supported", JudgeVotes.UNDECIDED);
      assertThat(endpoint.asked()).isEqualTo(3);
      // What was said once is not asked again.
      assertThat(vote(endpoint, "Potassium is 6.8.", "Sodium is low.")).isEqualTo(verdicts);
      assertThat(endpoint.asked()).isEqualTo(3);
    }
  }

  @Test
  void the_model_sees_the_report_and_the_numbered_sentences() throws IOException {
    var seen = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    try (var endpoint =
        ScriptedEndpoint.start(
            Duration.ZERO,
            (prompt, seed) -> {
              seen.add(prompt);
              return "1: supported";
            })) {
      vote(endpoint, "Potassium is 6.8.");
      assertThat(seen.peek()).contains("Potassium\t6.8", "1. Potassium is 6.8.");
    }
  }
}
