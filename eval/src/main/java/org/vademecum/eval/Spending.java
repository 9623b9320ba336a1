package org.vademecum.eval;

import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;

/**
 * Tokens that an endpoint has used, against what may be spent. Where the budget is reached nothing
 * more is asked; what was answered is kept, and the same command with a larger budget goes on from
 * there. Safe to share between threads.
 */
final class Spending {
  private static final double MILLION = 1e6;

  private final @Nullable Long tokens;
  private final @Nullable Double cost;
  private final double inputPrice;
  private final double outputPrice;
  private long prompt;
  private long completion;

  /**
   * @param tokens the most tokens, or null
   * @param cost the most that may be paid, in the currency of the prices, or null
   * @param price input and output price of a million tokens, {@code IN,OUT}; null where unknown
   * @throws Fault of type {@code wrong-price}
   */
  Spending(@Nullable Long tokens, @Nullable Double cost, @Nullable String price) {
    if (cost != null && price == null) {
      throw Fault.input("wrong-price", "--max-cost without a price: " + cost, "add --price IN,OUT");
    }
    var prices = price == null ? new double[2] : prices(price);
    this.tokens = tokens;
    this.cost = cost;
    this.inputPrice = prices[0];
    this.outputPrice = prices[1];
  }

  private static double[] prices(String text) {
    var parts = text.split(",", -1);
    try {
      if (parts.length == 2) {
        return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
      }
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  private static Fault wrong(String text) {
    return Fault.input(
        "wrong-price", "not a price: " + text, "IN,OUT per million tokens, such as 0.15,0.60");
  }

  synchronized void add(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {
    prompt += promptTokens == null ? 0 : promptTokens;
    completion += completionTokens == null ? 0 : completionTokens;
  }

  /**
   * @throws Fault of type {@code budget-spent}
   */
  synchronized void check() {
    if (tokens != null && prompt + completion >= tokens) {
      throw spent(prompt + completion + " of " + tokens + " tokens");
    }
    if (cost != null && cost() >= cost) {
      throw spent(String.format(java.util.Locale.ROOT, "%.4f of %.4f", cost(), cost));
    }
  }

  private static Fault spent(String how) {
    return Fault.resource(
        "budget-spent",
        "the budget is spent: " + how,
        "run it again with a larger budget, and it goes on where it stopped");
  }

  private double cost() {
    return cost(prompt, completion);
  }

  double cost(double promptTokens, double completionTokens) {
    return (promptTokens * inputPrice + completionTokens * outputPrice) / MILLION;
  }

  boolean priced() {
    return inputPrice > 0 || outputPrice > 0;
  }
}
