package org.vademecum.distill.train;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

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
   * Ids [rows, longest], and the flat positions whose next token is learned with those tokens, [N]
   * each: all of the answers, and of the prompts a share drawn at random. That has the expectation
   * of a loss which weighs prompts so much, and leaves most of the costly logits out.
   *
   * @param promptShare 0 to 1
   */
  NDList arrays(NDManager manager, double promptShare, RandomGenerator random) {
    var width = rows.stream().mapToInt(Row::length).max().orElseThrow();
    var x = new long[rows.size() * width];
    var at = LongStream.builder();
    var y = LongStream.builder();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      for (var t = 0; t < row.length(); t++) {
        x[i * width + t] = row.tokens()[t];
        if (t + 1 >= row.answerStart() || random.nextDouble() < promptShare) {
          at.add((long) i * width + t);
          y.add(row.tokens()[t + 1]);
        }
      }
    }
    return new NDList(
        manager.create(x, new Shape(rows.size(), width)),
        manager.create(at.build().toArray()),
        manager.create(y.build().toArray()));
  }
}
