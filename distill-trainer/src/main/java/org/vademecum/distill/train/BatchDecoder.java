package org.vademecum.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vademecum.distill.train.DecoderScript.Precision;

/**
 * Greedy decoding of many prompts at once with caches of keys and values, for checks while
 * training. Not the engine that answers users: that one runs without PyTorch.
 */
public final class BatchDecoder implements AutoCloseable {
  private final NDManager manager;
  private final Weights weights;
  private final Rotary rotary;
  private final Script script;

  BatchDecoder(NDManager manager, Weights weights, Rotary rotary, Precision precision) {
    this.manager = manager;
    this.weights = weights;
    this.rotary = rotary;
    var source = new DecoderScript(weights.shape(), precision).decoding();
    this.script = Script.load(manager, "decoder", source, Script.Mode.INFERENCE);
  }

  /**
   * The most probable continuations, without the end token.
   *
   * @param prompts token ids of each row
   * @param end the token that ends a row
   * @param limit most tokens of a continuation
   */
  public List<int[]> greedy(List<int[]> prompts, int end, int limit) {
    var longest = prompts.stream().mapToInt(p -> p.length).max().orElse(0);
    var capacity = Math.min(weights.shape().positions(), longest + limit);
    var answers = new ArrayList<List<Integer>>();
    prompts.forEach(p -> answers.add(new ArrayList<>()));
    var done = new boolean[prompts.size()];
    try (var scope = manager.newSubManager()) {
      var caches = new Caches(scope, prompts.size(), capacity);
      var next = argmax(prefill(scope, prompts, longest, caches));
      for (var step = 0; longest + step < capacity; step++) {
        for (var i = 0; i < done.length; i++) {
          done[i] |= next[i] == end;
          if (!done[i]) {
            answers.get(i).add((int) next[i]);
          }
        }
        if (allTrue(done)) {
          break;
        }
        var positions = new long[done.length];
        for (var i = 0; i < done.length; i++) {
          positions[i] = prompts.get(i).length + step;
        }
        next = argmax(call(scope, next, positions, new long[done.length], 1, caches));
      }
    }
    return answers.stream().map(a -> a.stream().mapToInt(Integer::intValue).toArray()).toList();
  }

  /** The logits behind a prompt, [vocabulary]. */
  float[] logits(int[] prompt) {
    try (var scope = manager.newSubManager()) {
      var caches = new Caches(scope, 1, prompt.length);
      return prefill(scope, List.of(prompt), prompt.length, caches).toFloatArray();
    }
  }

  private NDArray prefill(NDManager scope, List<int[]> prompts, int width, Caches caches) {
    var tokens = new long[prompts.size() * width];
    var positions = new long[tokens.length];
    var last = new long[prompts.size()];
    for (var i = 0; i < prompts.size(); i++) {
      last[i] = prompts.get(i).length - 1L;
      for (var t = 0; t < width; t++) {
        positions[i * width + t] = t;
        // padding writes keys that stand behind the prompt: decoding overwrites them unseen
        tokens[i * width + t] = t <= last[i] ? prompts.get(i)[t] : 0;
      }
    }
    return call(scope, tokens, positions, last, width, caches);
  }

  private NDArray call(
      NDManager scope, long[] tokens, long[] positions, long[] last, int width, Caches caches) {
    var shape = new Shape(last.length, width);
    try (var step = scope.newSubManager()) {
      var inputs =
          new NDList(
              step.create(tokens, shape),
              step.create(positions, shape),
              step.create(last),
              rotary.cos(),
              rotary.sin());
      inputs.addAll(weights.arrays());
      inputs.addAll(caches.keys);
      inputs.addAll(caches.values);
      var logits = script.call(inputs);
      logits.attach(scope);
      return logits;
    }
  }

  private static long[] argmax(NDArray logits) {
    try (logits;
        var best = logits.argMax(1)) {
      return best.toLongArray();
    }
  }

  private static boolean allTrue(boolean[] flags) {
    for (var flag : flags) {
      if (!flag) {
        return false;
      }
    }
    return true;
  }

  /** Keys and values of all layers, [rows, capacity, keyValueHeads, headSize] each. */
  private final class Caches {
    private final List<NDArray> keys = new ArrayList<>();
    private final List<NDArray> values = new ArrayList<>();

    Caches(NDManager scope, int rows, int capacity) {
      var shape = weights.shape();
      var size = new Shape(rows, capacity, shape.keyValueHeads(), shape.headSize());
      for (var list : Arrays.asList(keys, values)) {
        for (var i = 0; i < shape.layers(); i++) {
          list.add(scope.zeros(size, DataType.FLOAT32));
        }
      }
      Script.list("ks", keys);
      Script.list("vs", values);
    }
  }

  @Override
  public void close() {
    script.close();
  }
}
