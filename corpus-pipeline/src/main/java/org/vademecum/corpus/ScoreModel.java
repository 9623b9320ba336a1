package org.vademecum.corpus;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.Serializable;
import java.util.ArrayList;
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

  /**
   * How the model's scores compare with verdicts that it has not seen (5-fold).
   *
   * @param verdicts how many were compared
   * @param exact share whose rounded score is the teacher's
   * @param withinOne share that is off by at most 1
   * @param meanError mean absolute difference
   * @param majority share that always saying the commonest score would get right
   */
  public record Agreement(
      int verdicts, double exact, double withinOne, double meanError, double majority) {}

  /** A model with its agreement. */
  public record Learned(ScoreModel model, Agreement agreement) {}

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

  private static Agreement agreement(List<RecordedVerdict> verdicts) {
    var exact = 0;
    var withinOne = 0;
    var error = 0.0;
    var counts = new int[6];
    for (var fold = 0; fold < FOLDS; fold++) {
      var seen = new ArrayList<RecordedVerdict>();
      var unseen = new ArrayList<RecordedVerdict>();
      for (var i = 0; i < verdicts.size(); i++) {
        (i % FOLDS == fold ? unseen : seen).add(verdicts.get(i));
      }
      var model = train(seen);
      for (var verdict : unseen) {
        var teacher = verdict.verdict().score();
        var score = model.score(Normalise.text(verdict.document().text()));
        exact += Math.round(score) == teacher ? 1 : 0;
        withinOne += Math.abs(score - teacher) <= 1 ? 1 : 0;
        error += Math.abs(score - teacher);
        counts[teacher]++;
      }
    }
    double n = verdicts.size();
    var commonest = java.util.Arrays.stream(counts).max().orElse(0);
    return new Agreement(verdicts.size(), exact / n, withinOne / n, error / n, commonest / n);
  }
}
