package org.vademecum.eval.perturb;

/** A changed text, and the part that was changed. */
record Edit(String text, String from, String to) {
  static Edit replace(String text, int start, int end, String to) {
    return new Edit(
        text.substring(0, start) + to + text.substring(end), text.substring(start, end), to);
  }
}
