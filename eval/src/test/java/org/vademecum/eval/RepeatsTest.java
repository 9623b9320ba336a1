package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static Repeats.Said answer(String text) {
    return new Repeats.Said(text, Set.of(text), true);
  }

  private static Repeats.Said failure(String why) {
    return new Repeats.Said("failed: " + why, Set.of(), false);
  }

  @Test
  void failures_of_one_kind_are_equal_but_no_equal_answers() {
    var cases =
        List.of(
            new Repeats.OfCase("a", List.of(failure("status 400"), failure("status 400"))),
            new Repeats.OfCase("b", List.of(answer("high"), answer("low"))),
            new Repeats.OfCase("c", List.of(answer("high"), failure("status 500"))));

    var measured = Repeats.of(cases, 3);

    assertThat(measured.equalAnswers().n()).isEqualTo(3);
    assertThat(measured.equalAnswers().value()).isEqualTo(1 / 3.0);
    assertThat(measured.equalAnswered().n()).isEqualTo(1);
    assertThat(measured.equalAnswered().value()).isZero();
  }
}
