package org.vademecum.corpus;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.vademecum.teacher.RecordedVerdict;

/**
 * Scores a document 0 to 5 as its teacher would: a multinomial logistic regression over hashed
 * features, learned from the teacher's verdicts; the score is the mean over the classes'
 * probabilities. How far it agrees with the teacher is measured on verdicts that it has not seen.
 */
public final class ScoreModel implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Fewer verdicts than this say too little to learn from. */
  public static final int FEWEST_VERDICTS = 30;

  private static final int FOLDS = 5;
  private static final double COST = 30;

  private final Model model;

  private ScoreModel(Model model) {
    this.model = model;
  }

  /** A model with its agreement. */
  public record Learned(ScoreModel model, ScoreAgreement agreement) {}

  /** Learns from verdicts; empty where there are too few. */
  public static Optional<Learned> learn(List<RecordedVerdict> verdicts) {
    if (verdicts.size() < FEWEST_VERDICTS) {
      return Optional.empty();
    }
    return Optional.of(new Learned(train(verdicts), agreement(verdicts)));
  }

  /** The score of a text, 0 to 5. */
  public double score(String text) {
    var probabilities = new double[model.getNrClass()];
    Linear.predictProbability(model, TextFeatures.of(text), probabilities);
    var score = 0.0;
    for (var i = 0; i < probabilities.length; i++) {
      score += probabilities[i] * model.getLabels()[i];
    }
    return Math.round(100 * score) / 100.0;
  }

  private static ScoreModel train(List<RecordedVerdict> verdicts) {
    var problem = new Problem();
    problem.l = verdicts.size();
    problem.n = TextFeatures.dimensions();
    problem.x =
        verdicts.stream()
            .map(v -> TextFeatures.of(Normalise.text(v.document().text())))
            .toArray(Feature[][]::new);
    problem.y = verdicts.stream().mapToDouble(v -> v.verdict().score()).toArray();
    Linear.disableDebugOutput();
    var parameter = new Parameter(SolverType.L2R_LR, COST, 0.01);
    parameter.setRandom(new Random(0));
    return new ScoreModel(Linear.train(problem, parameter));
  }

  // Every fold has its share of each score, because verdicts are dealt out in the order of scores.
  private static ScoreAgreement agreement(List<RecordedVerdict> verdicts) {
    var dealt = new ArrayList<>(verdicts);
    dealt.sort(
        Comparator.comparingInt((RecordedVerdict v) -> v.verdict().score())
            .thenComparing(v -> v.document().textSha256()));
    var scores = new ArrayList<ScoreAgreement.Pair>();
    for (var fold = 0; fold < FOLDS; fold++) {
      var seen = new ArrayList<RecordedVerdict>();
      var unseen = new ArrayList<RecordedVerdict>();
      for (var i = 0; i < dealt.size(); i++) {
        (i % FOLDS == fold ? unseen : seen).add(dealt.get(i));
      }
      var model = train(seen);
      for (var verdict : unseen) {
        scores.add(
            new ScoreAgreement.Pair(
                verdict.verdict().score(), model.score(Normalise.text(verdict.document().text()))));
      }
    }
    return ScoreAgreement.of(scores);
  }
}
