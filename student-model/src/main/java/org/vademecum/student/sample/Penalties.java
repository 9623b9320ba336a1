package org.vademecum.student.sample;

import java.util.Map;
import org.vademecum.cli.Fault;

/**
 * What is added to or taken off logits before a token is chosen.
 *
 * @param repetition divides positive logits of tokens that stand in prompt or answer, and
 *     multiplies negative ones (Keskar et al., CTRL, 2019); 1 changes nothing
 * @param frequency is taken off for each time that a token stands in the answer
 * @param presence is taken off once for a token that stands in the answer
 * @param bias is added, by token
 */
public record Penalties(
    double repetition, double frequency, double presence, Map<Integer, Double> bias) {
  /** Changes nothing. */
  public static final Penalties NONE = new Penalties(1, 0, 0, Map.of());

  /**
   * @throws Fault of type {@code wrong-sampling} where a number is out of its range
   */
  public Penalties {
    if (!(repetition > 0) || repetition > 10) {
      throw wrong("the repetition penalty is not above 0 and up to 10: " + repetition);
    }
    if (!(Math.abs(frequency) <= 10) || !(Math.abs(presence) <= 10)) {
      throw wrong("a penalty is not from -10 to 10: " + frequency + ", " + presence);
    }
    for (var value : bias.values()) {
      if (!(Math.abs(value) <= 1000)) {
        throw wrong("a bias is not from -1000 to 1000: " + value);
      }
    }
    bias = Map.copyOf(bias);
  }

  boolean changeNothing() {
    return repetition == 1 && frequency == 0 && presence == 0 && bias.isEmpty();
  }

  private static Fault wrong(String detail) {
    return Fault.input(
        "wrong-sampling", detail, "give a penalty near 1 (repetition) or 0 (others)");
  }
}
