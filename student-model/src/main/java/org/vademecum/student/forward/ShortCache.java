package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

import org.vademecum.student.checkpoint.ModelConfig;

/**
 * A cache in sixteen-bit integers with a float scale for each head's key and value at each
 * position: half the memory to read, which is what attention costs. The error is at most {@code 1 /
 * 65534} of a vector's largest number, a thirtieth of what half precision leaves of it.
 */
final class ShortCache extends KeyValueCache {
  private static final float LARGEST = Short.MAX_VALUE;

  private final short[][] keys;
  private final short[][] values;
  private final float[][] keyScales; // by layer: [head][position]
  private final float[][] valueScales;

  ShortCache(ModelConfig config, int capacity) {
    super(config, capacity);
    keys = new short[config.layers()][keySize()];
    values = new short[config.layers()][valueSize()];
    keyScales = new float[config.layers()][heads * this.capacity];
    valueScales = new float[config.layers()][heads * this.capacity];
  }

  @Override
  public long bytes() {
    return keys.length * (2L * (keySize() + valueSize()) + 8L * heads * capacity);
  }

  @Override
  void copyNumbers(KeyValueCache other, int positions) {
    var from = (ShortCache) other;
    for (var layer = 0; layer < keys.length; layer++) {
      copyKeys(from.keys[layer], from, keys[layer], positions);
      copyValues(from.values[layer], from, values[layer], positions);
      for (var h = 0; h < heads; h++) {
        var at = h * from.capacity;
        var to = h * capacity;
        System.arraycopy(from.keyScales[layer], at, keyScales[layer], to, positions);
        System.arraycopy(from.valueScales[layer], at, valueScales[layer], to, positions);
      }
    }
  }

  @Override
  void store(int layer, int position, float[] key, int keyAt, float[] value, int valueAt) {
    for (var h = 0; h < heads; h++) {
      var from = keyAt + h * head;
      var largest = largest(key, from);
      var inverse = inverse(largest);
      keyScales[layer][h * capacity + position] = largest / LARGEST;
      var to = keyPanel(h, position / PANEL) + position % PANEL;
      for (var d = 0; d < head; d++) {
        keys[layer][to + d * PANEL] = rounded(key[from + d] * inverse);
      }
      from = valueAt + h * head;
      largest = largest(value, from);
      inverse = inverse(largest);
      valueScales[layer][h * capacity + position] = largest / LARGEST;
      for (var d = 0; d < head; d++) {
        to = valuePanel(h, d / PANEL) + position * PANEL + d % PANEL;
        values[layer][to] = rounded(value[from + d] * inverse);
      }
    }
  }

  private float largest(float[] x, int from) {
    var largest = 0f;
    for (var d = 0; d < head; d++) {
      largest = Math.max(largest, Math.abs(x[from + d]));
    }
    return largest;
  }

  private static float inverse(float largest) {
    return largest == 0 ? 0 : LARGEST / largest;
  }

  private static short rounded(float x) {
    return (short) (int) (x + Math.copySign(0.5f, x));
  }

  @Override
  void score(
      int layer, int keyHead, int count, float[] query, int queryAt, int pair, float[] scores) {
    for (var panel = 0; panel * PANEL < count; panel++) {
      var k = keyPanel(keyHead, panel);
      multiply(keys[layer], k, head, query, queryAt, head, pair, scores, panel * PANEL, capacity);
    }
  }

  @Override
  void sumValues(int layer, int keyHead, int count, float[] shares, int pair, float[] out) {
    for (var panel = 0; panel < dimensionPanels; panel++) {
      var v = valuePanel(keyHead, panel);
      var stride = dimensionPanels * PANEL;
      multiply(values[layer], v, count, shares, 0, capacity, pair, out, panel * PANEL, stride);
    }
  }

  @Override
  void open(int layer, int keyHead, int count, AttentionSpace space) {
    var padded = Kernels.padded(count);
    var k = space.widenedKeys(padded * head);
    Kernels.widen(keys[layer], keyPanel(keyHead, 0), padded * head, k, 0);
    space.keys.refer(k, 0, head * PANEL);
    var size = count * PANEL;
    var v = space.widenedValues(dimensionPanels * size);
    for (var panel = 0; panel < dimensionPanels; panel++) {
      Kernels.widen(values[layer], valuePanel(keyHead, panel), size, v, panel * size);
    }
    space.values.refer(v, 0, size);
  }

  @Override
  void scaleScores(int layer, int keyHead, float[] scores, int at, int padded) {
    Elementwise.multiply(scores, at, keyScales[layer], keyHead * capacity, padded);
  }

  @Override
  void scaleShares(int layer, int keyHead, float[] shares, int at, int padded) {
    Elementwise.multiply(shares, at, valueScales[layer], keyHead * capacity, padded);
  }

  private static void multiply(
      short[] w,
      int wAt,
      int columns,
      float[] x,
      int xAt,
      int xStride,
      int pair,
      float[] y,
      int yAt,
      int yStride) {
    if (pair == 2) {
      Kernels.shortPanelPair(w, wAt, columns, x, xAt, xStride, y, yAt, yStride);
    } else {
      Kernels.shortPanel(w, wAt, columns, x, xAt, y, yAt);
    }
  }
}
