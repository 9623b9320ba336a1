package org.vademecum.eval.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vademecum.eval.statistics.Agreement;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * How far verifier and labels agree. The class that is looked for is unsupported, to which
 * contradicted counts; a claim that the verifier can't read is not flagged, but {@code
 * recallDropped} counts it, since a guarded answer leaves it out too.
 *
 * @param judgedBy {@code labels}
 * @param slices the same figures by language, audience
 * @param styles by the labeller's style: caught among bad ones, false alarms among supported ones
 * @param misses bad claims that were not flagged
 * @param falseAlarms supported claims that were
 * @param failures reports that could not be judged, whose claims count nowhere else
 */
public record ClaimsResult(
    String judgedBy,
    int claims,
    Figures figures,
    Map<String, Figures> slices,
    Map<String, Style> styles,
    Map<String, Map<String, Integer>> confusion,
    Rate kappa,
    List<CheckedClaim> misses,
    List<CheckedClaim> falseAlarms,
    List<Failure> failures) {

  /** Rates of the unsupported class, with intervals over reports. */
  public record Figures(
      Rate precision, Rate recall, Rate recallDropped, Rate falseAlarms, Rate unchecked) {}

  /** Of a style, what was caught of the bad and flagged of the good; null values where none is. */
  public record Style(Rate caught, Rate falseAlarms) {}

  /** A report that could not be judged. */
  public record Failure(String group, int claims, String why) {}

  static ClaimsResult of(List<CheckedClaim> checked, List<Failure> failures, long seed) {
    var slices = new LinkedHashMap<String, Figures>();
    by(checked, CheckedClaim::language).forEach((k, v) -> slices.put(k, figures(v, seed)));
    by(checked, CheckedClaim::audience).forEach((k, v) -> slices.put(k, figures(v, seed)));
    var styles = new TreeMap<String, Style>();
    by(checked, c -> c.claim().style())
        .forEach(
            (style, such) ->
                styles.put(
                    style,
                    new Style(
                        share(such, c -> c.claim().bad(), CheckedClaim::flagged, seed),
                        share(such, c -> !c.claim().bad(), CheckedClaim::flagged, seed))));
    var agreement =
        Agreement.of(
            checked.stream()
                .map(
                    c ->
                        new Agreement.Judged(
                            c.group(),
                            c.claim().bad() ? "bad" : "good",
                            c.flagged() ? "bad" : "good"))
                .toList(),
            seed);
    return new ClaimsResult(
        "labels",
        checked.size(),
        figures(checked, seed),
        slices,
        styles,
        confusion(checked),
        agreement.kappa(),
        checked.stream().filter(c -> c.claim().bad() && !c.flagged()).toList(),
        checked.stream().filter(c -> !c.claim().bad() && c.flagged()).toList(),
        List.copyOf(failures));
  }

  private static Map<String, List<CheckedClaim>> by(
      List<CheckedClaim> checked, Function<CheckedClaim, String> key) {
    var groups = new TreeMap<String, List<CheckedClaim>>();
    for (var claim : checked) {
      groups.computeIfAbsent(key.apply(claim), k -> new java.util.ArrayList<>()).add(claim);
    }
    return groups;
  }

  private static Figures figures(List<CheckedClaim> checked, long seed) {
    return new Figures(
        share(checked, CheckedClaim::flagged, c -> c.claim().bad(), seed),
        share(checked, c -> c.claim().bad(), CheckedClaim::flagged, seed),
        share(checked, c -> c.claim().bad(), CheckedClaim::dropped, seed),
        share(checked, c -> !c.claim().bad(), CheckedClaim::flagged, seed),
        share(checked, c -> true, c -> c.dropped() && !c.flagged(), seed));
  }

  private static Rate share(
      List<CheckedClaim> checked,
      Predicate<CheckedClaim> among,
      Predicate<CheckedClaim> such,
      long seed) {
    var counts = new Statistics.Counts();
    checked.stream().filter(among).forEach(c -> counts.add(c.group(), such.test(c) ? 1 : 0, 1));
    return new Statistics(seed).rate(counts);
  }

  private static Map<String, Map<String, Integer>> confusion(List<CheckedClaim> checked) {
    var confusion = new TreeMap<String, Map<String, Integer>>();
    for (var label : List.of("supported", "contradicted", "unsupported")) {
      var row = new LinkedHashMap<String, Integer>();
      for (var status : org.vademecum.engine.verify.ClaimStatus.values()) {
        row.put(
            status.toString(),
            (int)
                checked.stream()
                    .filter(c -> c.claim().label().equals(label) && c.status() == status)
                    .count());
      }
      confusion.put(label, row);
    }
    return confusion;
  }
}
