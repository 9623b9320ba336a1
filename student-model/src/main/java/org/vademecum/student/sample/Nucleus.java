package org.vademecum.student.sample;

import java.util.function.IntPredicate;

/** The likeliest tokens, as many as top-p, top-k and min-p leave, and draws from them. */
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

  /** Takes candidates until one of the limits is reached; those behind are left in place. */
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
      var weight = StrictMath.exp((logits[start + token] - largest) / sampling.temperature());
      if (weight < sampling.minP()) {
        return; // the likeliest one weighs 1
      }
      tokens[size] = token;
      weights[size] = weight;
      total += weights[size++];
      if (total >= sampling.topP() * all || size == sampling.topK()) {
        return;
      }
    }
  }

  /** Takes out all tokens but those that are wanted. */
  void keep(IntPredicate wanted) {
    var kept = 0;
    total = 0;
    for (var i = 0; i < size; i++) {
      if (wanted.test(tokens[i])) {
        tokens[kept] = tokens[i];
        weights[kept] = weights[i];
        total += weights[kept++];
      }
    }
    size = kept;
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
