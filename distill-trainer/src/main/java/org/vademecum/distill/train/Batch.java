package org.vademecum.distill.train;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Rows of like length, padded on the right to the longest. A block of rows is sorted by length and
 * cut into batches of about as many tokens as a step reads; their order is drawn from the seed.
 */
record Batch(List<Row> rows) {
  /** Cuts a block into batches of at most {@code tokens} tokens, padding included. */
  static List<Batch> cut(List<Row> block, int tokens, long seed) {
    var sorted = new ArrayList<>(block);
    sorted.sort(Comparator.comparingInt(Row::length));
    var batches = new ArrayList<Batch>();
    var current = new ArrayList<Row>();
    for (var row : sorted) {
      if (!current.isEmpty() && (current.size() + 1) * row.length() > tokens) {
        batches.add(new Batch(List.copyOf(current)));
        current.clear();
      }
      current.add(row);
    }
    if (!current.isEmpty()) {
      batches.add(new Batch(List.copyOf(current)));
    }
    Collections.shuffle(batches, new Random(seed));
    return batches;
  }

  /** Tokens that are predicted. */
  int tokenCount() {
    return rows.stream().mapToInt(Row::length).sum();
  }

  /**
   * Ids, next ids and loss weights, each [rows, longest].
   *
   * @param promptWeight the weight of predictions before the answer
   */
  NDList arrays(NDManager manager, float promptWeight) {
    var width = rows.stream().mapToInt(Row::length).max().orElseThrow();
    var x = new long[rows.size() * width];
    var y = new long[x.length];
    var w = new float[x.length];
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      for (var t = 0; t < row.length(); t++) {
        x[i * width + t] = row.tokens()[t];
        y[i * width + t] = row.tokens()[t + 1];
        w[i * width + t] = t + 1 < row.answerStart() ? promptWeight : 1;
      }
    }
    var shape = new Shape(rows.size(), width);
    return new NDList(manager.create(x, shape), manager.create(y, shape), manager.create(w, shape));
  }
}
