package org.vademecum.student.sample;

import java.util.Set;
import org.vademecum.cli.Fault;

/**
 * A sequence to be continued.
 *
 * @param prompt its ids so far, at least one
 * @param maxTokens how many to add at most
 * @param sampling how they are chosen
 * @param penalties what changes their logits before
 * @param constraint what they may be
 * @param stops the ids that end it, beside the model's own
 * @param alternatives for how many tokens a position log probabilities are reported beside the
 *     chosen one's; {@link #NO_LOGPROBS} reports none at all
 */
public record Request(
    int[] prompt,
    int maxTokens,
    Sampling sampling,
    Penalties penalties,
    Constraint constraint,
    Set<Integer> stops,
    int alternatives) {
  /** No log probabilities. */
  public static final int NO_LOGPROBS = -1;

  public Request {
    if (prompt.length == 0) {
      throw Fault.input("empty-prompt", "the prompt has no tokens: []", "give a prompt");
    }
    if (maxTokens < 0) {
      throw Fault.input(
          "wrong-length", "the number of tokens is negative: " + maxTokens, "ask for at least 0");
    }
    prompt = prompt.clone();
    stops = Set.copyOf(stops);
  }

  /** A greedy request without constraint. */
  public static Request greedy(int[] prompt, int maxTokens) {
    return new Request(
        prompt,
        maxTokens,
        Sampling.GREEDY,
        Penalties.NONE,
        Constraint.none(),
        Set.of(),
        NO_LOGPROBS);
  }

  public Request with(Sampling other) {
    return new Request(prompt, maxTokens, other, penalties, constraint, stops, alternatives);
  }

  public Request with(Penalties other) {
    return new Request(prompt, maxTokens, sampling, other, constraint, stops, alternatives);
  }

  public Request with(Constraint other) {
    return new Request(prompt, maxTokens, sampling, penalties, other, stops, alternatives);
  }

  public Request withStops(Set<Integer> other) {
    return new Request(prompt, maxTokens, sampling, penalties, constraint, other, alternatives);
  }

  public Request withAlternatives(int count) {
    return new Request(prompt, maxTokens, sampling, penalties, constraint, stops, count);
  }
}
