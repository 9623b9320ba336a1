package org.vademecum.eval.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far two judges agree on the same things beyond chance: Cohen's kappa (Educational and
 * Psychological Measurement 20, 1960), (po - pe) / (1 - pe), where po is the share judged alike and
 * pe what the two judges' habits alone would give; 1 is full agreement, 0 is chance. Where both
 * judges only ever said one and the same thing, kappa is not defined.
 *
 * @param kappa with an interval by cluster bootstrap
 * @param observed the share judged alike
 * @param confusion from the first judge's word to the second's, to how often
 */
public record Agreement(Rate kappa, Rate observed, Map<String, Map<String, Integer>> confusion) {

  /** One thing as two judges saw it. */
  public record Judged(String cluster, String first, String second) {}

  /** Compares the judges. */
  public static Agreement of(List<Judged> judged, long seed) {
    var bootstrap = new ClusterBootstrap(seed);
    var clusters = judged.stream().map(Judged::cluster).toList();
    return new Agreement(
        bootstrap.interval(clusters, w -> kappa(judged, w)),
        bootstrap.interval(clusters, w -> observed(judged, w)),
        confusion(judged));
  }

  private static double observed(List<Judged> judged, double[] weights) {
    var all = 0.0;
    var alike = 0.0;
    for (var i = 0; i < weights.length; i++) {
      all += weights[i];
      alike += judged.get(i).first().equals(judged.get(i).second()) ? weights[i] : 0;
    }
    return all == 0 ? Double.NaN : alike / all;
  }

  private static double kappa(List<Judged> judged, double[] weights) {
    var first = new TreeMap<String, Double>();
    var second = new TreeMap<String, Double>();
    var all = 0.0;
    for (var i = 0; i < weights.length; i++) {
      all += weights[i];
      first.merge(judged.get(i).first(), weights[i], Double::sum);
      second.merge(judged.get(i).second(), weights[i], Double::sum);
    }
    var chance = 0.0;
    for (var word : first.keySet()) {
      chance += first.getOrDefault(word, 0.0) / all * (second.getOrDefault(word, 0.0) / all);
    }
    var seen = observed(judged, weights);
    return 1 - chance < 1e-12 ? Double.NaN : (seen - chance) / (1 - chance);
  }

  private static Map<String, Map<String, Integer>> confusion(List<Judged> judged) {
    var words = new TreeSet<String>();
    judged.forEach(j -> words.addAll(List.of(j.first(), j.second())));
    var confusion = new TreeMap<String, Map<String, Integer>>();
    for (var word : new ArrayList<>(words)) {
      var row = new TreeMap<String, Integer>();
      words.forEach(w -> row.put(w, 0));
      judged.stream()
          .filter(j -> j.first().equals(word))
          .forEach(j -> row.merge(j.second(), 1, Integer::sum));
      confusion.put(word, row);
    }
    return confusion;
  }
}
