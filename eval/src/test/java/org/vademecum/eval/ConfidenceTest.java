package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.text.Language;

class ConfidenceTest {
  private static final long SEED = 3;

  @Test
  void one_that_is_sure_of_what_is_right_has_no_excess_area() {
    var results = new ArrayList<CaseResult>();
    for (var i = 0; i < 20; i++) {
      results.add(i < 15 ? Judged.right(i, "a").sure(0.9) : Judged.wrong(i, "a").sure(0.2));
    }
    var confidence = Confidence.of(results, SEED);
    assertThat(confidence.source()).isEqualTo("answers");
    assertThat(confidence.reason()).isNull();
    var risk = Objects.requireNonNull(confidence.riskCoverage());
    assertThat(risk.excess().value()).isZero();
    assertThat(risk.curve().getFirst().risk()).isZero();
    assertThat(risk.curve().getLast().risk()).isEqualTo(0.25);
    var calibration = Objects.requireNonNull(confidence.calibration());
    assertThat(ConfidencePlot.of(risk, calibration, Language.EN)).contains("<polyline", "right");
  }

  @Test
  void without_a_confidence_of_their_own_answers_are_as_sure_as_their_claims_are_supported() {
    var doubtful = Map.of("number", Map.of("supported", 1, "unsupported", 3));
    var results = new ArrayList<CaseResult>();
    for (var i = 0; i < 10; i++) {
      results.add(i < 5 ? Judged.right(i, "a") : Judged.wrong(i, "a").withClaims(doubtful));
    }
    var confidence = Confidence.of(results, SEED);
    assertThat(confidence.source()).isEqualTo("supported claims");
    var curve = Objects.requireNonNull(confidence.riskCoverage()).curve();
    assertThat(curve).extracting(p -> p.score()).containsExactly(1.0, 0.25);
  }

  @Test
  void where_nothing_varies_there_is_a_reason_and_no_figure() {
    var same = new ArrayList<CaseResult>();
    var right = new ArrayList<CaseResult>();
    for (var i = 0; i < 4; i++) {
      same.add(i == 0 ? Judged.wrong(i, "a") : Judged.right(i, "a"));
      right.add(Judged.right(i, "a").sure(i / 4.0));
    }
    assertThat(Confidence.of(same, SEED).reason())
        .isEqualTo("every answer has the same confidence");
    assertThat(Confidence.of(right, SEED).reason()).isEqualTo("no answer is wrong");
    assertThat(Confidence.of(right, SEED).riskCoverage()).isNull();
    assertThat(Confidence.of(new ArrayList<>(), SEED).reason())
        .isEqualTo("no answer has a confidence");
  }
}
