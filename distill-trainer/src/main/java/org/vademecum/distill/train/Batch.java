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
 * Sequences of about the same length, padded on the right to the longest: a row each, or several
 * rows end to end. A block of rows is cut into batches of about as many tokens as a step reads;
 * their order is drawn from the seed.
 */
record Batch(List<List<Row>> sequences, Layout layout) {
  /** Cuts a block into batches of at most {@code tokens} tokens, padding included. */
  static List<Batch> cut(List<Row> block, int tokens, Layout layout, long seed) {
    var batches = new ArrayList<Batch>();
    var current = new ArrayList<List<Row>>();
    for (var sequence : sequences(block, layout)) {
      if (!current.isEmpty() && (current.size() + 1) * length(sequence) > tokens) {
        batches.add(new Batch(List.copyOf(current), layout));
        current.clear();
      }
      current.add(sequence);
    }
    if (!current.isEmpty()) {
      batches.add(new Batch(List.copyOf(current), layout));
    }
    Collections.shuffle(batches, new Random(seed));
    return batches;
  }

  // Shortest first, so that a batch's last sequence is its longest.
  private static List<List<Row>> sequences(List<Row> block, Layout layout) {
    var sequences =
        switch (layout) {
          case padded -> new ArrayList<>(block.stream().map(List::of).toList());
          case packed -> packed(block);
        };
    sequences.sort(Comparator.comparingInt(Batch::length));
    return sequences;
  }

  /** First fit decreasing (Johnson, 1973), into sequences as long as the block's longest row. */
  private static List<List<Row>> packed(List<Row> block) {
    var longestFirst = new ArrayList<>(block);
    longestFirst.sort(Comparator.comparingInt(Row::length).reversed());
    var capacity = longestFirst.isEmpty() ? 0 : longestFirst.getFirst().length();
    var bins = new ArrayList<List<Row>>();
    var room = new ArrayList<Integer>();
    for (var row : longestFirst) {
      var bin = 0;
      while (bin < bins.size() && room.get(bin) < row.length()) {
        bin++;
      }
      if (bin == bins.size()) {
        bins.add(new ArrayList<>());
        room.add(capacity);
      }
      bins.get(bin).add(row);
      room.set(bin, room.get(bin) - row.length());
    }
    return bins;
  }

  private static int length(List<Row> sequence) {
    return sequence.stream().mapToInt(Row::length).sum();
  }

  List<Row> rows() {
    return sequences.stream().flatMap(List::stream).toList();
  }

  /** Tokens that are predicted. */
  int tokenCount() {
    return sequences.stream().mapToInt(Batch::length).sum();
  }

  /**
   * Ids [sequences, longest]; where rows are packed also the position of each in its row and the
   * number of that row in the sequence, [sequences, longest] each; and the flat positions whose
   * next token is learned with those tokens, [N] each: all of the answers, and of the prompts a
   * share drawn at random. That has the expectation of a loss which weighs prompts so much, and
   * leaves most of the costly logits out.
   *
   * @param promptShare 0 to 1
   */
  NDList arrays(NDManager manager, double promptShare, RandomGenerator random) {
    var width = sequences.stream().mapToInt(Batch::length).max().orElseThrow();
    var x = new long[sequences.size() * width];
    var positions = new long[x.length];
    var numbers = new long[x.length];
    var at = LongStream.builder();
    var y = LongStream.builder();
    for (var i = 0; i < sequences.size(); i++) {
      var place = i * width;
      var number = 1;
      for (var row : sequences.get(i)) {
        for (var t = 0; t < row.length(); t++, place++) {
          x[place] = row.tokens()[t];
          positions[place] = t;
          numbers[place] = number;
          if (t + 1 >= row.answerStart() || random.nextDouble() < promptShare) {
            at.add(place);
            y.add(row.tokens()[t + 1]);
          }
        }
        number++;
      }
    }
    var shape = new Shape(sequences.size(), width);
    var arrays = new NDList(manager.create(x, shape));
    if (layout == Layout.packed) {
      arrays.add(manager.create(positions, shape));
      arrays.add(manager.create(numbers, shape));
    }
    arrays.add(manager.create(at.build().toArray()));
    arrays.add(manager.create(y.build().toArray()));
    return arrays;
  }
}
