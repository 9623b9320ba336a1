package org.vademecum.student.sample;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.student.sample.Result.TokenLogprob;

/** Log probabilities: log softmax of a row of logits. */
final class Logprobs {
  private Logprobs() {}

  static TokenLogprob of(
      float[] logits, int start, int vocabulary, int token, int alternatives, Candidates order) {
    var first = order.next();
    var largest = logits[start + first];
    var sum = 0.0;
    for (var i = 0; i < vocabulary; i++) {
      sum += StrictMath.exp(logits[start + i] - largest);
    }
    var normaliser = largest + StrictMath.log(sum);
    var others = new ArrayList<TokenLogprob>();
    for (var other = first; other >= 0 && others.size() < alternatives; other = order.next()) {
      others.add(new TokenLogprob(other, (float) (logits[start + other] - normaliser), List.of()));
    }
    return new TokenLogprob(token, (float) (logits[start + token] - normaliser), others);
  }
}
