package org.vademecum.student.sample;

import java.util.function.IntPredicate;

/**
 * The tokens of one row of logits in order of likelihood, found as they are asked for: the first by
 * one pass, the others from a heap that is built when the first was not wanted. Equal logits come
 * in order of id. Reused from step to step, so that nothing is allocated.
 */
final class Candidates {
  private final int[] heap;
  private float[] logits = new float[0];
  private int start;
  private int size;
  private int taken;

  Candidates(int vocabulary) {
    heap = new int[vocabulary];
  }

  /** Begins with a row of logits. */
  void reset(float[] values, int from) {
    logits = values;
    start = from;
    taken = 0;
  }

  /** The likeliest token that was not given yet, or -1. */
  int next() {
    taken++;
    if (taken == 1) {
      return likeliest();
    }
    if (taken == 2) {
      build();
      pop(); // the likeliest, which was given already
    }
    return size == 0 ? -1 : pop();
  }

  /**
   * The likeliest token of those that are wanted, or -1. One pass, which asks only for tokens that
   * are likelier than those found so far: for when few tokens are wanted, and unlikely ones.
   */
  int likeliest(IntPredicate wanted) {
    var best = -1;
    for (var token = 0; token < heap.length; token++) {
      if ((best < 0 || Float.compare(logits[start + token], logits[start + best]) > 0)
          && wanted.test(token)) {
        best = token;
      }
    }
    return best;
  }

  private int likeliest() {
    var best = 0;
    for (var token = 1; token < heap.length; token++) {
      if (logits[start + token] > logits[start + best]) {
        best = token;
      }
    }
    return best;
  }

  private void build() {
    size = heap.length;
    for (var i = 0; i < size; i++) {
      heap[i] = i;
    }
    for (var i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  private int pop() {
    var top = heap[0];
    heap[0] = heap[--size];
    sink(0);
    return top;
  }

  private void sink(int from) {
    var at = from;
    while (2 * at + 1 < size) {
      var child = 2 * at + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], heap[at])) {
        return;
      }
      var token = heap[at];
      heap[at] = heap[child];
      heap[child] = token;
      at = child;
    }
  }

  private boolean before(int a, int b) {
    var order = Float.compare(logits[start + b], logits[start + a]);
    return order < 0 || order == 0 && a < b;
  }
}
