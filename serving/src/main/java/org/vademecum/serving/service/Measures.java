package org.vademecum.serving.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.vademecum.serving.answer.Interpretation;

/**
 * Counts and times of answers. Labels come from closed sets (arm, language, stage, origin, reason):
 * no value, name or text of a report ever is one.
 */
@Singleton
public class Measures {
  private final MeterRegistry registry;

  public Measures(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Takes an answer into account. */
  public void count(String kind, Interpretation answer) {
    Counter.builder("vademecum.answers")
        .description("answers given, by kind, arm, language and audience")
        .tag("kind", kind)
        .tag("arm", answer.arm())
        .tag("language", answer.language())
        .tag("audience", answer.audience())
        .register(registry)
        .increment();
    var refusal = answer.refusal();
    if (refusal != null) {
      registry.counter("vademecum.refusals", "reason", refusal.reason()).increment();
    }
    for (var sentence : answer.sentences()) {
      registry.counter("vademecum.sentences", "origin", sentence.origin()).increment();
    }
    // Where guard rejected a sentence of the student, the finding's own statement stands in.
    registry.counter("vademecum.repairs").increment(answer.grounding().rejected());
    var timings = answer.timings();
    stage("intake", timings.intakeMs());
    stage("retrieve", timings.retrieveMs());
    stage("generate", timings.generateMs());
    stage("verify", timings.verifyMs());
    stage("total", timings.totalMs());
  }

  /** Takes generated tokens into account. */
  public void tokens(int prompt, int completion) {
    registry.counter("vademecum.tokens", "kind", "prompt").increment(prompt);
    registry.counter("vademecum.tokens", "kind", "completion").increment(completion);
  }

  private void stage(String stage, long millis) {
    Timer.builder("vademecum.stage")
        .description("time of an answer, by stage")
        .tag("stage", stage)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(60))
        .register(registry)
        .record(Duration.ofMillis(millis));
  }
}
