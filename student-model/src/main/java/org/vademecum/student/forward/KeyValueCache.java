package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

import org.vademecum.student.checkpoint.ModelConfig;

/**
 * What one sequence has attended to so far. Keys lie in panels of 64 positions, so that the scores
 * of a query are a product with a matrix whose rows are positions; values lie in panels of 64
 * dimensions, so that their weighted sum is one whose columns are positions.
 *
 * <p>Belongs to one sequence and one thread at a time.
 */
public final class KeyValueCache {
  private final ModelConfig config;
  private final int capacity;
  private final int dimensionPanels;
  private final float[][] keys; // by layer: [head][position / 64][dimension][position % 64]
  private final float[][] values; // by layer: [head][dimension / 64][position][dimension % 64]
  private int length;

  KeyValueCache(ModelConfig config, int capacity) {
    this.config = config;
    this.capacity = Kernels.padded(capacity);
    var head = config.headDimension();
    dimensionPanels = Kernels.padded(head) / PANEL;
    var heads = config.keyValueHeads();
    var keySize = Math.multiplyExact(Math.multiplyExact(heads, this.capacity), head);
    var valueSize =
        Math.multiplyExact(Math.multiplyExact(heads, this.capacity), dimensionPanels * PANEL);
    keys = new float[config.layers()][keySize];
    values = new float[config.layers()][valueSize];
  }

  /** How many positions are in it. */
  public int length() {
    return length;
  }

  /** How many positions it has room for. */
  public int capacity() {
    return capacity;
  }

  /** Forgets all but the first positions. */
  public void truncate(int positions) {
    if (positions < 0 || positions > length) {
      throw new IllegalArgumentException("not so many positions are cached: " + positions);
    }
    length = positions;
  }

  /** Takes the next position; its keys and values follow in the forward pass. */
  int append() {
    if (length == capacity) {
      throw new IllegalStateException("the cache is full: " + capacity);
    }
    return length++;
  }

  /** Stores a position's keys and values, all heads one after the other. */
  void store(int layer, int position, float[] key, int keyAt, float[] value, int valueAt) {
    var head = config.headDimension();
    for (var h = 0; h < config.keyValueHeads(); h++) {
      var keyTo = keyPanel(h, position / PANEL) + position % PANEL;
      for (var d = 0; d < head; d++) {
        keys[layer][keyTo + d * PANEL] = key[keyAt + h * head + d];
      }
      for (var d = 0; d < head; d += PANEL) {
        var valueTo = valuePanel(h, d / PANEL) + position * PANEL;
        var from = valueAt + h * head + d;
        System.arraycopy(value, from, values[layer], valueTo, Math.min(PANEL, head - d));
      }
    }
  }

  private int keyPanel(int head, int panel) {
    return (head * capacity + panel * PANEL) * config.headDimension();
  }

  private int valuePanel(int head, int panel) {
    return (head * dimensionPanels + panel) * capacity * PANEL;
  }

  /**
   * Attention of one query head over positions up to its own: softmax(q K / sqrt(d)) V.
   *
   * @param scores room for {@link #capacity} floats
   * @param out room for whole panels of the head's dimensions
   */
  void attend(
      int layer,
      int keyHead,
      int position,
      float[] query,
      int queryAt,
      float[] scores,
      float[] out) {
    var head = config.headDimension();
    var count = position + 1;
    for (var panel = 0; panel * PANEL < count; panel++) {
      var k = keyPanel(keyHead, panel);
      Kernels.floatPanel(keys[layer], k, head, query, queryAt, scores, panel * PANEL);
    }
    var scale = (float) (1 / Math.sqrt(head));
    var sum = Elementwise.softmax(scores, count, Kernels.padded(count), scale);
    for (var panel = 0; panel < dimensionPanels; panel++) {
      var v = valuePanel(keyHead, panel);
      Kernels.floatPanel(values[layer], v, count, scores, 0, out, panel * PANEL);
    }
    var share = 1 / sum;
    for (var d = 0; d < head; d++) {
      out[d] *= share;
    }
  }
}
