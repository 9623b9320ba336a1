package org.vademecum.student.sample;

import org.vademecum.cli.Fault;

/**
 * How the next token is chosen. The same seed gives the same tokens, on every machine.
 *
 * @param temperature 0 takes the likeliest token, 1 draws from the model's own distribution
 * @param topP draws from the likeliest tokens only, as many as have this probability together
 * @param seed of the draws
 */
public record Sampling(double temperature, double topP, long seed) {
  /** Always the likeliest token. */
  public static final Sampling GREEDY = new Sampling(0, 1, 0);

  public Sampling {
    if (!(temperature >= 0) || temperature > 100) {
      throw wrong("the temperature is not from 0 to 100: " + temperature);
    }
    if (!(topP > 0) || topP > 1) {
      throw wrong("top-p is not above 0 and up to 1: " + topP);
    }
  }

  boolean isGreedy() {
    return temperature == 0;
  }

  private static Fault wrong(String detail) {
    return Fault.input("wrong-sampling", detail, "give a temperature of 0 to 2, top-p of 0.1 to 1");
  }
}
