package org.vademecum.student.sample;

/** The likeliest tokens that have the probability top-p together, and draws from them. */
final class Nucleus {
  private final int vocabulary;
  private final int[] tokens;
  private final double[] weights;
  private int size;
  private double total;

  Nucleus(int vocabulary) {
    this.vocabulary = vocabulary;
    tokens = new int[vocabulary];
    weights = new double[vocabulary];
  }

  /** Takes candidates until they have the probability top-p; those behind are left in place. */
  void fill(float[] logits, int start, Candidates candidates, Sampling sampling) {
    var first = candidates.next();
    var largest = logits[start + first];
    var all = 0.0;
    for (var token = 0; token < vocabulary; token++) {
      all += StrictMath.exp((logits[start + token] - largest) / sampling.temperature());
    }
    size = 0;
    total = 0;
    for (var token = first; token >= 0; token = candidates.next()) {
      tokens[size] = token;
      weights[size] = StrictMath.exp((logits[start + token] - largest) / sampling.temperature());
      total += weights[size++];
      if (total >= sampling.topP() * all) {
        return;
      }
    }
  }

  boolean hasMore() {
    return size > 0;
  }

  /**
   * Takes a token out.
   *
   * @param share where in the tokens' weights, from 0 to 1
   */
  int draw(double share) {
    var rest = share * total;
    var i = 0;
    while (i + 1 < size && rest >= weights[i]) {
      rest -= weights[i++];
    }
    var token = tokens[i];
    total -= weights[i];
    size--;
    System.arraycopy(tokens, i + 1, tokens, i, size - i);
    System.arraycopy(weights, i + 1, weights, i, size - i);
    return token;
  }
}
