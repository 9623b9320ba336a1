package org.vademecum.student.sample;

import java.util.SplittableRandom;

/**
 * Chooses tokens for one sequence.
 *
 * <p>Greedy takes candidates in order of likelihood until the constraint allows one; where many are
 * refused, it looks for the likeliest allowed one among all. A draw is made from the nucleus
 * (Holtzman et al. 2020): the likeliest tokens that have the probability top-p together; a token
 * that the constraint refuses is taken out and the draw repeated, which is the same as drawing from
 * what is allowed of the nucleus. If nothing of it is, the likeliest allowed token is taken.
 */
final class Sampler {
  /** No token is allowed. */
  static final int NONE = -1;

  /** Behind so many refusals in a row it is quicker to look at all tokens once. */
  private static final int MOST_REFUSED = 24;

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
    for (var refused = 0; nucleus.hasMore(); refused++) {
      if (refused == MOST_REFUSED) {
        nucleus.keep(constraint::allows);
      } else {
        var token = nucleus.draw(random.nextDouble());
        if (constraint.allows(token)) {
          return token;
        }
      }
    }
    return firstAllowed(candidates);
  }

  private int firstAllowed(Candidates candidates) {
    for (var asked = 0; asked < MOST_REFUSED; asked++) {
      var token = candidates.next();
      if (token < 0) {
        return NONE;
      }
      if (constraint.allows(token)) {
        return token;
      }
    }
    return candidates.likeliest(constraint::allows);
  }

  void accept(int token) {
    constraint.accept(token);
  }
}
