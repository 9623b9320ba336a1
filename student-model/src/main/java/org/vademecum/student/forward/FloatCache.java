package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

import org.vademecum.student.checkpoint.ModelConfig;

/** A cache in floats, exact, for models in floats. */
final class FloatCache extends KeyValueCache {
  private final float[][] keys;
  private final float[][] values;

  FloatCache(ModelConfig config, int capacity) {
    super(config, capacity);
    keys = new float[config.layers()][keySize()];
    values = new float[config.layers()][valueSize()];
  }

  @Override
  public long bytes() {
    return 4L * keys.length * (keySize() + valueSize());
  }

  @Override
  void copyNumbers(KeyValueCache other, int positions) {
    var from = (FloatCache) other;
    for (var layer = 0; layer < keys.length; layer++) {
      copyKeys(from.keys[layer], from, keys[layer], positions);
      copyValues(from.values[layer], from, values[layer], positions);
    }
  }

  @Override
  void store(int layer, int position, float[] key, int keyAt, float[] value, int valueAt) {
    for (var h = 0; h < heads; h++) {
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
    space.keys.refer(keys[layer], keyPanel(keyHead, 0), head * PANEL);
    space.values.refer(values[layer], valuePanel(keyHead, 0), capacity * PANEL);
  }

  @Override
  void scaleScores(int layer, int keyHead, float[] scores, int at, int padded) {}

  @Override
  void scaleShares(int layer, int keyHead, float[] shares, int at, int padded) {}

  private static void multiply(
      float[] w,
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
      Kernels.floatPanelPair(w, wAt, columns, x, xAt, xStride, y, yAt, yStride);
    } else {
      Kernels.floatPanel(w, wAt, columns, x, xAt, y, yAt);
    }
  }
}
