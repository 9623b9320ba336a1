package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionTest {
  @Test
  void a_refusal_says_what_the_endpoint_says_of_it() {
    var body = "{\"error\":{\"message\":\"the prompt is too long\"}}";
    assertThat(Completion.refused(400, body, 0, 5).failure())
        .isEqualTo("status 400: the prompt is too long");
  }

  @Test
  void a_refusal_without_a_readable_reason_has_its_status_alone() {
    assertThat(Completion.refused(503, "<html>", 4, 5).failure()).isEqualTo("status 503");
    assertThat(Completion.refused(400, "{}", 0, 5).failure()).isEqualTo("status 400");
  }

  @Test
  void a_long_reason_is_cut() {
    var body = "{\"error\":{\"message\":\"" + "x".repeat(9000) + "\"}}";
    assertThat(Completion.refused(400, body, 0, 5).failure()).hasSizeLessThan(200);
  }
}
