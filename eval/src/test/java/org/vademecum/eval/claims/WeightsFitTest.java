package org.vademecum.eval.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsFitTest {
  private static final int REPORTS = 40;

  // A share that tells good from bad, but for every tenth claim, and a figure that tells nothing.
  private static List<WeightsFit.Row> rows() {
    var rows = new ArrayList<WeightsFit.Row>();
    for (var report = 0; report < REPORTS; report++) {
      for (var claim = 0; claim < 4; claim++) {
        var bad = claim % 2 == 1;
        var share = bad == (report % 10 == 0) ? 0.9 : 0.2;
        var signals = Map.of("share", share, "noise", (double) (report % 3));
        rows.add(new WeightsFit.Row("r" + report, bad, false, true, ordered(signals)));
      }
    }
    return rows;
  }

  private static Map<String, Double> ordered(Map<String, Double> signals) {
    return new java.util.TreeMap<>(signals);
  }

  private static double weight(WeightsFit.Fitted fitted, String signal) {
    return fitted
        .csv()
        .lines()
        .filter(l -> l.startsWith(signal + ","))
        .mapToDouble(l -> Double.parseDouble(l.split(",", -1)[3]))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatTellsGoodFromBadWeighsAndWhatDoesNotWeighsNothing() {
    var fitted = WeightsFit.fit(rows());

    assertThat(weight(fitted, "share")).isLessThan(-0.5);
    assertThat(weight(fitted, "noise")).isCloseTo(0, within(0.01));
    assertThat(fitted.precision()).isCloseTo(0.9, within(0.01));
    assertThat(fitted.recall()).isCloseTo(0.9, within(0.01));
  }

  @Test
  void theSameClaimsGiveTheSameBytes() {
    assertThat(WeightsFit.fit(rows()).csv()).isEqualTo(WeightsFit.fit(rows()).csv());
  }

  @Test
  void whatARuleDecidesIsNotFittedButCounted() {
    var rows = rows();
    var before = WeightsFit.fit(rows);
    for (var report = 0; report < REPORTS; report++) {
      var signals = ordered(Map.of("share", 0.9, "noise", 2.0));
      rows.add(new WeightsFit.Row("r" + report, true, true, true, signals));
    }
    var after = WeightsFit.fit(rows);

    assertThat(after.csv()).isEqualTo(before.csv());
    assertThat(after.recall()).isGreaterThan(before.recall());
  }
}
