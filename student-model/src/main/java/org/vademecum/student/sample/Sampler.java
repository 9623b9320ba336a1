package org.vademecum.student.sample;

import java.util.SplittableRandom;

/**
 * Chooses tokens for one sequence.
 *
 * <p>Greedy takes candidates in order of likelihood until the constraint allows one. A draw is made
 * from the nucleus (Holtzman et al. 2020): the likeliest tokens that have the probability top-p
 * together; a token that the constraint refuses is taken out and the draw repeated, which is the
 * same as drawing from what is allowed of the nucleus. If nothing of it is, the likeliest allowed
 * token is taken.
 */
final class Sampler {
  /** No token is allowed. */
  static final int NONE = -1;

  private final Sampling sampling;
  private final Constraint constraint;
  private final SplittableRandom random;

  Sampler(Sampling sampling, Constraint constraint) {
    this.sampling = sampling;
    this.constraint = constraint;
    this.random = new SplittableRandom(sampling.seed());
  }

  /** Chooses from a row of logits; the candidates and the nucleus are room to work in. */
  int choose(float[] logits, int start, Candidates candidates, Nucleus nucleus) {
    candidates.reset(logits, start);
    if (sampling.isGreedy()) {
      return firstAllowed(candidates);
    }
    nucleus.fill(logits, start, candidates, sampling);
    while (nucleus.hasMore()) {
      var token = nucleus.draw(random.nextDouble());
      if (constraint.allows(token)) {
        return token;
      }
    }
    return firstAllowed(candidates);
  }

  private int firstAllowed(Candidates candidates) {
    for (var token = candidates.next(); token >= 0; token = candidates.next()) {
      if (constraint.allows(token)) {
        return token;
      }
    }
    return NONE;
  }

  void accept(int token) {
    constraint.accept(token);
  }
}
