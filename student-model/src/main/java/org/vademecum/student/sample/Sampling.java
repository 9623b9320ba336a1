package org.vademecum.student.sample;

import org.vademecum.cli.Fault;

/**
 * How the next token is chosen. The same seed gives the same tokens, on every machine.
 *
 * @param temperature 0 takes the likeliest token, 1 draws from the model's own distribution
 * @param topP draws from the likeliest tokens only, as many as have this probability together
 *     (Holtzman et al. 2020)
 * @param topK draws from so many of the likeliest tokens only (Fan et al. 2018); 0 from all
 * @param minP draws from tokens only that are at least so likely as this share of the likeliest one
 *     (Nguyen et al. 2024); 0 from all
 * @param seed of the draws
 */
public record Sampling(double temperature, double topP, int topK, double minP, long seed) {
  /** Always the likeliest token. */
  public static final Sampling GREEDY = new Sampling(0, 1, 0);

  /**
   * @throws Fault of type {@code wrong-sampling} where a number is out of its range
   */
  public Sampling {
    if (!(temperature >= 0) || temperature > 100) {
      throw wrong("the temperature is not from 0 to 100: " + temperature);
    }
    if (!(topP > 0) || topP > 1) {
      throw wrong("top-p is not above 0 and up to 1: " + topP);
    }
    if (topK < 0) {
      throw wrong("top-k is below 0: " + topK);
    }
    if (!(minP >= 0) || minP > 1) {
      throw wrong("min-p is not from 0 to 1: " + minP);
    }
  }

  /** Draws from a nucleus. */
  public Sampling(double temperature, double topP, long seed) {
    this(temperature, topP, 0, 0, seed);
  }

  boolean isGreedy() {
    return temperature == 0;
  }

  private static Fault wrong(String detail) {
    return Fault.input(
        "wrong-sampling",
        detail,
        "give a temperature of 0 to 2, top-p of 0.1 to 1, top-k from 0 on, min-p of 0 to 1");
  }
}
