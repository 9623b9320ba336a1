package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

import java.util.Arrays;
import org.vademecum.student.checkpoint.ModelConfig;

/**
 * What one sequence has attended to so far. Keys lie in panels of 64 positions, so that the scores
 * of a query are a product with a matrix whose rows are positions; values lie in panels of 64
 * dimensions, so that their weighted sum is one whose columns are positions.
 *
 * <p>Belongs to one sequence and one thread at a time.
 */
public abstract sealed class KeyValueCache permits FloatCache, ShortCache {
  final int head;
  final int heads;
  final int dimensionPanels;
  final int capacity;
  private int length;

  KeyValueCache(ModelConfig config, int capacity) {
    head = config.headDimension();
    heads = config.keyValueHeads();
    dimensionPanels = Kernels.padded(head) / PANEL;
    this.capacity = Kernels.padded(capacity);
  }

  /** Numbers that a layer's keys take. */
  final int keySize() {
    return Math.multiplyExact(Math.multiplyExact(heads, capacity), head);
  }

  /** Numbers that a layer's values take. */
  final int valueSize() {
    return Math.multiplyExact(Math.multiplyExact(heads, capacity), dimensionPanels * PANEL);
  }

  /** Where 64 positions of a head's keys begin: [dimension][position % 64]. */
  final int keyPanel(int keyHead, int panel) {
    return (keyHead * capacity + panel * PANEL) * head;
  }

  /** Where 64 dimensions of a head's values begin: [position][dimension % 64]. */
  final int valuePanel(int keyHead, int panel) {
    return (keyHead * dimensionPanels + panel) * capacity * PANEL;
  }

  /** How many positions are in it. */
  public final int length() {
    return length;
  }

  /** How many positions it has room for. */
  public final int capacity() {
    return capacity;
  }

  /** The memory that it takes. */
  public abstract long bytes();

  /** Forgets all but the first positions. */
  public final void truncate(int positions) {
    if (positions < 0 || positions > length) {
      throw new IllegalArgumentException("not so many positions are cached: " + positions);
    }
    length = positions;
  }

  /**
   * Takes over the first positions of another cache of the same model; this one has to be empty.
   */
  public final void copyFrom(KeyValueCache other, int positions) {
    if (length > 0 || positions > other.length || positions > capacity) {
      throw new IllegalArgumentException("not so many positions can be copied: " + positions);
    }
    copyNumbers(other, positions);
    length = positions;
  }

  /** Copies numbers array by array, head by head. */
  abstract void copyNumbers(KeyValueCache other, int positions);

  /** Copies the first positions of one layer's keys or values, which are arrays of one type. */
  final void copyKeys(Object from, KeyValueCache other, Object to, int positions) {
    for (var h = 0; h < heads; h++) {
      var count = Kernels.padded(positions) * head;
      System.arraycopy(from, other.keyPanel(h, 0), to, keyPanel(h, 0), count);
    }
  }

  final void copyValues(Object from, KeyValueCache other, Object to, int positions) {
    for (var h = 0; h < heads; h++) {
      for (var panel = 0; panel < dimensionPanels; panel++) {
        var count = positions * PANEL;
        System.arraycopy(from, other.valuePanel(h, panel), to, valuePanel(h, panel), count);
      }
    }
  }

  /** Takes the next position; its keys and values follow in the forward pass. */
  final int append() {
    if (length == capacity) {
      throw new IllegalStateException("the cache is full: " + capacity);
    }
    return length++;
  }

  /** Stores a position's keys and values, all heads one after the other. */
  abstract void store(int layer, int position, float[] key, int keyAt, float[] value, int valueAt);

  /**
   * Attention of the query heads that share one key head, over positions up to their own: softmax(q
   * K / sqrt(d)) V. Heads are taken in pairs, so that keys and values are read once for two.
   *
   * @param query the heads' queries, one after the other from {@code queryAt}
   * @param queryHeads how many they are
   * @param attended receives the heads' results, at the same places
   */
  final void attend(
      int layer,
      int keyHead,
      int position,
      float[] query,
      int queryAt,
      int queryHeads,
      AttentionSpace space,
      float[] attended) {
    space.reserve(this, 2);
    var count = position + 1;
    for (var h = 0; h < queryHeads; h += 2) {
      var pair = Math.min(2, queryHeads - h);
      score(layer, keyHead, count, query, queryAt + h * head, pair, space.scores);
      for (var i = 0; i < pair; i++) {
        turnIntoShares(layer, keyHead, count, space.scores, i * capacity);
      }
      sumValues(layer, keyHead, count, space.scores, pair, space.out);
      copyOut(space, pair, attended, queryAt + h * head, head);
    }
  }

  /**
   * As {@link #attend} for some positions in a row, which read keys and values once for all; with
   * the same results to the bit.
   *
   * @param position of the first
   * @param rows how many, at most {@link AttentionSpace#ROWS}
   * @param stride from one position's queries, and results, to the next one's
   */
  final void attendMany(
      int layer,
      int keyHead,
      int position,
      int rows,
      float[] query,
      int queryAt,
      int queryHeads,
      int stride,
      AttentionSpace space,
      float[] attended) {
    space.reserve(this, rows);
    var count = position + rows; // of the last row; to the others, what is behind them counts zero
    open(layer, keyHead, count, space);
    for (var h = 0; h < queryHeads; h++) {
      var at = queryAt + h * head;
      clear(space.scores, capacity, Kernels.tiled(rows), Kernels.padded(count));
      for (var panel = 0; panel * PANEL < count; panel++) {
        var to = panel * PANEL;
        multiply(space.keys, panel, head, query, at, stride, rows, space.scores, to, capacity);
      }
      for (var i = 0; i < rows; i++) {
        var own = position + i + 1;
        turnIntoShares(layer, keyHead, own, space.scores, i * capacity);
        Arrays.fill(space.scores, i * capacity + own, i * capacity + count, 0f);
      }
      var width = dimensionPanels * PANEL;
      clear(space.out, width, Kernels.tiled(rows), width);
      for (var panel = 0; panel < dimensionPanels; panel++) {
        var to = panel * PANEL;
        multiply(space.values, panel, count, space.scores, 0, capacity, rows, space.out, to, width);
      }
      copyOut(space, rows, attended, at, stride);
    }
  }

  private static void multiply(
      AttentionSpace.Panels panels,
      int panel,
      int columns,
      float[] x,
      int xAt,
      int xStride,
      int rows,
      float[] y,
      int yAt,
      int yStride) {
    Kernels.tiles(
        panels.numbers,
        panels.start(panel),
        columns,
        Kernels.ONES,
        0,
        x,
        xAt,
        xStride,
        rows,
        y,
        yAt,
        yStride);
  }

  private static void clear(float[] x, int stride, int rows, int count) {
    for (var i = 0; i < rows; i++) {
      Arrays.fill(x, i * stride, i * stride + count, 0f);
    }
  }

  private void turnIntoShares(int layer, int keyHead, int count, float[] scores, int at) {
    var padded = Kernels.padded(count);
    scaleScores(layer, keyHead, scores, at, padded);
    Elementwise.softmax(scores, at, count, padded, (float) (1 / Math.sqrt(head)));
    scaleShares(layer, keyHead, scores, at, padded);
  }

  private void copyOut(AttentionSpace space, int rows, float[] to, int toAt, int toStride) {
    for (var i = 0; i < rows; i++) {
      System.arraycopy(space.out, i * dimensionPanels * PANEL, to, toAt + i * toStride, head);
    }
  }

  /** Products of one or two queries with the first positions' keys, {@link #capacity} apart. */
  abstract void score(
      int layer, int keyHead, int count, float[] query, int queryAt, int pair, float[] scores);

  /** Sums of the first positions' values by one or two rows of shares. */
  abstract void sumValues(int layer, int keyHead, int count, float[] shares, int pair, float[] out);

  /** Makes keys and values of the first positions readable as floats. */
  abstract void open(int layer, int keyHead, int count, AttentionSpace space);

  /** Turns products with stored keys into scores. */
  abstract void scaleScores(int layer, int keyHead, float[] scores, int at, int padded);

  /** Turns shares into factors of stored values. */
  abstract void scaleShares(int layer, int keyHead, float[] shares, int at, int padded);
}
