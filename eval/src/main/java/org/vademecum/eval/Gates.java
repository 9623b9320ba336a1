package org.vademecum.eval;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackProblem;
import org.vademecum.engine.pack.Problems;
import org.vademecum.engine.pack.YamlValue;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * A pack's {@code eval/gates.yaml}. A gate on a rate judges the bound of its interval; a gate on a
 * count judges what was observed. Where no result at all could reach the bound with so few clusters
 * the outcome is {@code not enough cases}.
 */
public final class Gates {
  private Gates() {}

  /** A gate: exactly one of min and max is there. */
  public record Gate(String arm, String metric, @Nullable Double min, @Nullable Double max) {}

  /**
   * What became of a gate.
   *
   * @param outcome {@code passed}, {@code failed}, {@code not enough cases} or {@code not measured}
   */
  public record Outcome(Gate gate, String outcome, String why) {
    boolean failed() {
      return outcome.equals("failed");
    }
  }

  /**
   * Reads the pack's gates; none where it has no file.
   *
   * @throws Fault of type {@code faulty-pack}
   */
  static List<Gate> read(Pack pack) {
    if (!Files.exists(pack.folder().resolve("eval/gates.yaml"))) {
      return List.of();
    }
    var problems = new Problems();
    var file = YamlValue.read(pack.folder(), "eval/gates.yaml", problems);
    var gates = new ArrayList<Gate>();
    for (var entry : file.items()) {
      var gate =
          new Gate(
              entry.text("arm"), entry.text("metric"), entry.number("min"), entry.number("max"));
      if ((gate.min() == null) == (gate.max() == null)) {
        entry.problem("a gate has either min or max: " + gate.metric());
      }
      gates.add(gate);
    }
    if (!problems.sorted().isEmpty()) {
      throw Fault.input(
          "faulty-pack",
          String.join("\n", problems.sorted().stream().map(PackProblem::toString).toList()),
          "correct eval/gates.yaml");
    }
    return gates;
  }

  static List<Outcome> judge(List<Gate> gates, Map<String, ArmMetrics> arms) {
    return gates.stream().map(g -> judge(g, arms.get(g.arm()))).toList();
  }

  private static Outcome judge(Gate gate, @Nullable ArmMetrics metrics) {
    if (metrics == null) {
      return new Outcome(gate, "not measured", "the arm was not run");
    }
    var count = metrics.counts().get(gate.metric());
    if (count != null) {
      var fine =
          gate.max() != null
              ? count <= gate.max()
              : count >= java.util.Objects.requireNonNull(gate.min());
      return new Outcome(gate, fine ? "passed" : "failed", "observed " + count);
    }
    var rate = metrics.rates().get(gate.metric());
    if (rate == null) {
      throw Fault.input(
          "no-such-metric",
          "a gate on a metric that is not measured: " + gate.metric(),
          "metrics: " + String.join(", ", metrics.rates().keySet()));
    }
    return judge(gate, rate);
  }

  private static Outcome judge(Gate gate, Rate rate) {
    var low = rate.low();
    var high = rate.high();
    if (low == null || high == null) {
      return new Outcome(gate, "not measured", rate.method());
    }
    var best = Statistics.exact(gate.max() != null ? 0 : rate.clusters(), rate.clusters());
    if (gate.max() != null) {
      if (high <= gate.max()) {
        return new Outcome(gate, "passed", bound("upper", high));
      }
      return best[1] > gate.max() && rate.value() != null && rate.value() <= gate.max()
          ? new Outcome(gate, "not enough cases", rate.clusters() + " clusters")
          : new Outcome(gate, "failed", bound("upper", high));
    }
    var min = java.util.Objects.requireNonNull(gate.min());
    if (low >= min) {
      return new Outcome(gate, "passed", bound("lower", low));
    }
    return best[0] < min && rate.value() != null && rate.value() >= min
        ? new Outcome(gate, "not enough cases", rate.clusters() + " clusters")
        : new Outcome(gate, "failed", bound("lower", low));
  }

  private static String bound(String side, double value) {
    return String.format(Locale.ROOT, "%s bound %.4f", side, value);
  }
}
