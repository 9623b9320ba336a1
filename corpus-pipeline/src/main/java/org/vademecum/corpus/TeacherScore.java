package org.vademecum.corpus;

import java.util.Locale;

/**
 * Scores every document by the classifier, and drops sources from outside that score below the
 * threshold. Tasks are not prose and have no score.
 */
public final class TeacherScore implements Block {
  private static final long serialVersionUID = 1L;
  private final ScoreModel model;
  private final double threshold;

  public TeacherScore(ScoreModel model, double threshold) {
    this.model = model;
    this.threshold = threshold;
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (!document.kept() || document.origin() == Origin.PACK_TASK) {
      return document;
    }
    var score = model.score(document.text());
    var scored = document.withTeacherScore(score);
    return document.origin() == Origin.SOURCE && score < threshold
        ? scored.dropped(
            DropReason.LOW_TEACHER_SCORE,
            String.format(Locale.ROOT, "%.2f, least %.2f", score, threshold))
        : scored;
  }
}
