package org.vademecum.serving.service;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.pack.ReferenceInterval;
import org.vademecum.engine.text.Language;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.AnswerRequest;
import org.vademecum.serving.answer.QuestionRequest;

/**
 * Answers questions of the pack's own and interprets made-up reports in each language behind the
 * start, so that the first report does not wait for the compiler. It stops as soon as somebody
 * asks. Nothing of it is recorded or counted.
 */
@Singleton
public class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int RESULTS = 6;
  private static final int ROUNDS = 4;

  private final AnswerPath path;
  private long own;

  WarmUp(AnswerPath path) {
    this.path = path;
  }

  /** Starts it on a thread of its own. */
  void start() {
    Thread.ofPlatform().daemon().name("warm-up").priority(Thread.MIN_PRIORITY).start(this::run);
  }

  private void run() {
    try {
      path.pack().languages().forEach(this::question);
      for (var round = 0; round < ROUNDS; round++) {
        for (var language : path.pack().languages()) {
          report(language, round * RESULTS);
        }
      }
    } catch (RuntimeException e) {
      LOG.warnf("the warm-up ended early: %s", e.getClass().getSimpleName());
    }
  }

  private boolean somebodyAsks() {
    return path.asked() > own;
  }

  private void question(Language language) {
    var passage = path.pack().passages().stream().filter(p -> p.language() == language).findFirst();
    if (passage.isEmpty() || somebodyAsks()) {
      return;
    }
    own++;
    path.answer(
        new QuestionRequest(
            passage.get().title(), language, Audience.CLINICIAN, path.defaultArm()));
  }

  private void report(Language language, int from) {
    var rows = rows(language, from);
    if (rows.isEmpty() || somebodyAsks()) {
      return;
    }
    own++;
    path.interpret(
        new AnswerRequest(
            ("name,value,unit,range\n" + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8),
            "warm-up",
            List.of(),
            language,
            Audience.CLINICIAN,
            path.pack().tasks().getFirst(),
            path.defaultArm()));
  }

  // Values a little above the pack's own intervals: findings that have passages.
  private List<String> rows(Language language, int from) {
    return path.pack().intervals().stream()
        .filter(i -> i.low() != null && i.high() != null)
        .collect(
            Collectors.toMap(
                ReferenceInterval::observable, i -> i, (a, b) -> a, java.util.LinkedHashMap::new))
        .values()
        .stream()
        .skip(from)
        .limit(RESULTS)
        .flatMap(i -> row(i, language).stream())
        .toList();
  }

  private java.util.Optional<String> row(ReferenceInterval interval, Language language) {
    var high = java.util.Objects.requireNonNull(interval.high());
    return path.pack()
        .observables()
        .byCode(interval.observable())
        .map(
            o ->
                "\"%s\",%s,%s,%s-%s"
                    .formatted(o.name().in(language), 1.1 * high, o.unit(), interval.low(), high));
  }
}
