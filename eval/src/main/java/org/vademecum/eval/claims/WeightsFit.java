package org.vademecum.eval.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vademecum.engine.verify.Verifier;

/**
 * Fits the weights by which the verifier decides what its rules leave open: a logistic model with a
 * penalty on the squares of its weights, over signals that are centred and divided by their spread.
 * What a rule decides is left out of the fit. What the weights reach is measured by
 * cross-validation over reports. The same claims in the same order give the same bytes.
 */
public final class WeightsFit {
  private static final int FOLDS = 10;
  private static final double PENALTY = 30;

  private WeightsFit() {}

  /**
   * A labelled claim as the verifier weighs it.
   *
   * @param group its report; reports are never split between folds
   * @param decided whether a rule decides against it
   * @param doubted whether any rule speaks against it
   * @param signals by name; the same names for all
   */
  public record Row(
      String group, boolean bad, boolean decided, boolean doubted, Map<String, Double> signals) {}

  /**
   * The weights, and what they reach on reports that they were not fitted on.
   *
   * @param csv the file that the verifier reads
   */
  public record Fitted(String csv, double precision, double recall) {}

  /** Fits the rows of one language. */
  public static Fitted fit(List<Row> rows) {
    var names = List.copyOf(rows.getFirst().signals().keySet());
    var doubts = crossValidated(rows, names);
    var flagged = 0;
    var caught = 0;
    var bad = 0;
    for (var i = 0; i < doubts.length; i++) {
      var row = rows.get(i);
      var flags = row.decided() || Verifier.rejects(doubts[i], row.doubted());
      flagged += flags ? 1 : 0;
      caught += flags && row.bad() ? 1 : 0;
      bad += row.bad() ? 1 : 0;
    }
    return new Fitted(
        LogisticModel.fit(open(rows), names, PENALTY).csv(),
        flagged == 0 ? 0 : (double) caught / flagged,
        bad == 0 ? 0 : (double) caught / bad);
  }

  private static List<Row> open(List<Row> rows) {
    return rows.stream().filter(r -> !r.decided()).toList();
  }

  // The doubt of each row by a model that has not seen its report.
  private static double[] crossValidated(List<Row> rows, List<String> names) {
    var groups = rows.stream().map(Row::group).distinct().toList();
    var doubts = new double[rows.size()];
    for (var fold = 0; fold < FOLDS; fold++) {
      var held = new ArrayList<String>();
      for (var i = fold; i < groups.size(); i += FOLDS) {
        held.add(groups.get(i));
      }
      var seen = rows.stream().filter(r -> !held.contains(r.group())).toList();
      var model = LogisticModel.fit(open(seen), names, PENALTY);
      for (var i = 0; i < doubts.length; i++) {
        if (held.contains(rows.get(i).group())) {
          doubts[i] = model.doubt(rows.get(i).signals());
        }
      }
    }
    return doubts;
  }
}
