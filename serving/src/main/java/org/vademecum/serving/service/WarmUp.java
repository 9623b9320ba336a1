package org.vademecum.serving.service;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.QuestionRequest;

/**
 * Answers a question of the pack's own in each language behind the start, so that the first report
 * does not wait for the compiler. Nothing of it is recorded or counted.
 */
@Singleton
public class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private final AnswerPath path;

  WarmUp(AnswerPath path) {
    this.path = path;
  }

  /** Starts it on a thread of its own. */
  void start() {
    Thread.ofPlatform().daemon().name("warm-up").priority(Thread.MIN_PRIORITY).start(this::run);
  }

  private void run() {
    try {
      for (var language : path.pack().languages()) {
        path.pack().passages().stream()
            .filter(p -> p.language() == language)
            .findFirst()
            .map(
                p ->
                    new QuestionRequest(p.title(), language, Audience.CLINICIAN, path.defaultArm()))
            .ifPresent(path::answer);
      }
    } catch (RuntimeException e) {
      LOG.warnf("the warm-up ended early: %s", e.getClass().getSimpleName());
    }
  }
}
