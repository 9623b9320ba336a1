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
   * Attention of the query heads that share one key head, over positions up to their own: softmax(q
   * K / sqrt(d)) V. Heads are taken in pairs, so that keys and values are read once for two.
   *
   * @param query the heads' queries, one after the other from {@code queryAt}
   * @param heads how many they are
   * @param scores room for {@link #capacity} floats for each of two heads
   * @param out room for whole panels of the dimensions of each of two heads
   * @param attended receives the heads' results, one after the other from {@code attendedAt}
   */
  void attend(
      int layer,
      int keyHead,
      int position,
      float[] query,
      int queryAt,
      int heads,
      float[] scores,
      float[] out,
      float[] attended,
      int attendedAt) {
    var head = config.headDimension();
    for (var h = 0; h < heads; h += 2) {
      var pair = Math.min(2, heads - h);
      attendPair(layer, keyHead, position, query, queryAt + h * head, pair, scores, out);
      for (var i = 0; i < pair; i++) {
        var to = attendedAt + (h + i) * head;
        System.arraycopy(out, i * dimensionPanels * PANEL, attended, to, head);
      }
    }
  }

  private void attendPair(
      int layer,
      int keyHead,
      int position,
      float[] query,
      int queryAt,
      int heads,
      float[] scores,
      float[] out) {
    var head = config.headDimension();
    var count = position + 1;
    for (var panel = 0; panel * PANEL < count; panel++) {
      var k = keyPanel(keyHead, panel);
      var to = panel * PANEL;
      multiply(keys[layer], k, head, query, queryAt, head, heads, scores, to, capacity);
    }
    var scale = (float) (1 / Math.sqrt(head));
    for (var i = 0; i < heads; i++) {
      Elementwise.softmax(scores, i * capacity, count, Kernels.padded(count), scale);
    }
    for (var panel = 0; panel < dimensionPanels; panel++) {
      var v = valuePanel(keyHead, panel);
      var stride = dimensionPanels * PANEL;
      var to = panel * PANEL;
      multiply(values[layer], v, count, scores, 0, capacity, heads, out, to, stride);
    }
  }

  private static void multiply(
      float[] w,
      int wAt,
      int columns,
      float[] x,
      int xAt,
      int xStride,
      int heads,
      float[] y,
      int yAt,
      int yStride) {
    if (heads == 2) {
      Kernels.floatPanelPair(w, wAt, columns, x, xAt, xStride, y, yAt, yStride);
    } else {
      Kernels.floatPanel(w, wAt, columns, x, xAt, y, yAt);
    }
  }
}
