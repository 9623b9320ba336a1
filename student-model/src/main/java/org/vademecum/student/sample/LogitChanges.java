package org.vademecum.student.sample;

/** Applies {@link Penalties} to a row of logits, and takes them back. For one sequence. */
final class LogitChanges {
  private final Penalties penalties;
  private final int[] counts; // in the answer
  private final int[] touched; // tokens whose logits change
  private final float[] original;
  private final boolean[] known;
  private final boolean[] inPrompt;
  private int size;

  LogitChanges(Penalties penalties, int vocabulary, int[] prompt) {
    this.penalties = penalties;
    counts = new int[vocabulary];
    touched = new int[vocabulary];
    original = new float[vocabulary];
    known = new boolean[vocabulary];
    inPrompt = new boolean[vocabulary];
    penalties.bias().keySet().stream().filter(t -> t >= 0 && t < vocabulary).forEach(this::touch);
    if (penalties.repetition() != 1) {
      for (var token : prompt) {
        inPrompt[token] = true;
        touch(token);
      }
    }
  }

  private void touch(int token) {
    if (!known[token]) {
      known[token] = true;
      touched[size++] = token;
    }
  }

  void apply(float[] logits, int start) {
    for (var i = 0; i < size; i++) {
      var token = touched[i];
      var logit = logits[start + token];
      original[i] = logit;
      var changed = (double) logit;
      if (counts[token] > 0 || inPrompt[token]) {
        changed = logit > 0 ? logit / penalties.repetition() : logit * penalties.repetition();
      }
      changed -= counts[token] * penalties.frequency();
      changed -= counts[token] > 0 ? penalties.presence() : 0;
      changed += penalties.bias().getOrDefault(token, 0.0);
      logits[start + token] = (float) changed;
    }
  }

  void takeBack(float[] logits, int start) {
    for (var i = 0; i < size; i++) {
      logits[start + touched[i]] = original[i];
    }
  }

  void said(int token) {
    counts[token]++;
    touch(token);
  }
}
