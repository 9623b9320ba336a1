package org.vademecum.eval.paraphrase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;

/**
 * Units that differ from a printed one by a power of ten only, as the pack converts both, so that a
 * value moves its decimal point and loses no digit.
 */
final class UnitSteps {
  private static final Pattern METRIC = Pattern.compile("([munp]?)(g|mol)/(d|m)?L");
  private static final List<String> UPPER = List.of("", "m", "u", "n", "p");
  private static final List<String> LOWER = List.of("", "d", "m");
  private static final int FARTHEST = 3;
  private static final double NEAR = 1e-9;

  private final Pack pack;

  UnitSteps(Pack pack) {
    this.pack = pack;
  }

  /**
   * Another unit.
   *
   * @param power places by which a value's decimal point moves to the right
   */
  record Step(String unit, int power) {
    String of(String number) {
      return new BigDecimal(number).scaleByPowerOfTen(power).toPlainString();
    }
  }

  /** The units that a result of this unit may be printed in as well. */
  List<Step> from(Observable observable, String printed) {
    var metric = METRIC.matcher(printed);
    var own = pack.units().conversion(observable, printed);
    var steps = new ArrayList<Step>();
    if (!metric.matches() || own.isEmpty() || own.get().offset() != 0) {
      return steps;
    }
    for (var upper : UPPER) {
      for (var lower : LOWER) {
        var unit = upper + metric.group(2) + "/" + lower + "L";
        var other = pack.units().conversion(observable, unit);
        if (!unit.equals(printed) && other.isPresent() && other.get().offset() == 0) {
          var power = Math.log10(own.get().factor() / other.get().factor());
          var whole = (int) Math.rint(power);
          if (Math.abs(power - whole) < NEAR && Math.abs(whole) <= FARTHEST) {
            steps.add(new Step(unit, whole));
          }
        }
      }
    }
    return steps;
  }
}
