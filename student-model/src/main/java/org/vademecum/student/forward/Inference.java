package org.vademecum.student.forward;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vademecum.student.checkpoint.ModelConfig;
import org.vademecum.student.forward.Weights.Layer;
import org.vademecum.student.forward.Weights.Linear;

/**
 * Runs forward passes. A pass takes a batch of positions, of one sequence (prefill) or of many
 * (decode) or both: add tokens, {@link #run}, read logits. Weights are read once for the whole
 * batch, and nothing is allocated.
 *
 * <p>For one thread at a time; several may run the same {@link Transformer}, each with its own.
 */
public final class Inference implements AutoCloseable {
  private final ModelConfig config;
  private final Weights weights;
  private final RotaryTable rotary;
  private final Workers workers;
  private final int capacity;

  // The batch: one entry a position.
  private final @Nullable KeyValueCache[] caches;
  private final int[] positions;
  private final int[] tokens;
  private final int[] wanted; // which positions want logits
  private int count;
  private int wantedCount;

  // Activations: one row a position, with room for whole panels and whole tiles.
  private final int hiddenStride;
  private final int queryStride;
  private final int keyStride;
  private final int feedForwardStride;
  private final int vocabularyStride;
  private final float[] x; // the residual stream
  private final float[] normed;
  private final float[] query;
  private final float[] key;
  private final float[] value;
  private final float[] attended;
  private final float[] projected; // what a sublayer adds to the stream
  private final float[] gate;
  private final float[] up;
  private float[] logits;

  private final Products products;
  private final Linear output;
  private final Attention attention;

  Inference(Transformer transformer, int capacity, int threads) {
    config = transformer.config();
    weights = transformer.weights();
    rotary = transformer.rotary();
    workers = new Workers(threads);
    this.capacity = capacity;
    caches = new KeyValueCache[capacity];
    positions = new int[capacity];
    tokens = new int[capacity];
    wanted = new int[capacity];
    hiddenStride = Kernels.stride(config.hidden());
    queryStride = Kernels.stride(config.queryWidth());
    keyStride = Kernels.stride(config.keyValueWidth());
    feedForwardStride = Kernels.stride(config.feedForward());
    vocabularyStride = Kernels.stride(config.vocabulary());
    var rows = Kernels.tiled(capacity);
    x = new float[rows * hiddenStride];
    normed = new float[rows * hiddenStride];
    query = new float[rows * queryStride];
    key = new float[rows * keyStride];
    value = new float[rows * keyStride];
    attended = new float[rows * queryStride];
    projected = new float[rows * hiddenStride];
    gate = new float[rows * feedForwardStride];
    up = new float[rows * feedForwardStride];
    logits = new float[Kernels.tiled(1) * vocabularyStride];
    products = new Products(workers);
    output = new Linear(weights.output(), null);
    attention = new Attention(threads);
  }

  /** How many positions one pass may take. */
  public int capacity() {
    return capacity;
  }

  /** How many positions can still be added to the next pass. */
  public int room() {
    return capacity - count;
  }

  /** Adds the next token of a sequence to the batch. */
  public void add(KeyValueCache cache, int token) {
    if (count == capacity) {
      throw new IllegalStateException("the batch is full: " + capacity);
    }
    if (token < 0 || token >= config.vocabulary()) {
      throw new IllegalArgumentException("no token of this model: " + token);
    }
    positions[count] = cache.append();
    caches[count] = cache;
    tokens[count] = token;
    count++;
  }

  /**
   * As {@link #add}, for a position whose logits are wanted.
   *
   * @return which row of the logits they will be
   */
  public int addWithLogits(KeyValueCache cache, int token) {
    add(cache, token);
    wanted[wantedCount] = count - 1;
    return wantedCount++;
  }

  /** The logits of the last pass, a row for each position that wanted them. */
  public float[] logits() {
    return logits;
  }

  /** Where a row of the logits begins. */
  public int logitsStart(int row) {
    return row * vocabularyStride;
  }

  /** The token with the largest logit in a row, the first of equal ones. */
  public int likeliest(int row) {
    var padded = Kernels.padded(config.vocabulary());
    return Elementwise.largest(logits, logitsStart(row), config.vocabulary(), padded);
  }

  /** The forward pass over the batch, which is empty afterwards. */
  public void run() {
    if (count == 0) {
      return;
    }
    for (var i = 0; i < count; i++) {
      weights.embedding().row(tokens[i], x, i * hiddenStride);
    }
    attention.group();
    for (var layer = 0; layer < config.layers(); layer++) {
      attend(layer, weights.layers().get(layer));
      feedForward(weights.layers().get(layer));
    }
    if (wantedCount > 0) {
      predict();
    }
    Arrays.fill(caches, 0, count, null);
    count = 0;
    wantedCount = 0;
  }

  // x += W_o attention(rotate(norm(W_q x')), rotate(norm(W_k x')), W_v x') with x' = RMSNorm(x)
  private void attend(int index, Layer layer) {
    normalise(layer.attentionNorm());
    products.of(normed, hiddenStride, count);
    products.add(layer.query(), query, queryStride);
    products.add(layer.key(), key, keyStride);
    products.add(layer.value(), value, keyStride);
    products.run();
    var table = rotary.rows(0);
    for (var i = 0; i < count; i++) {
      rotate(query, i * queryStride, config.heads(), layer.queryNorm(), table, positions[i]);
      rotate(key, i * keyStride, config.keyValueHeads(), layer.keyNorm(), table, positions[i]);
      cache(i).store(index, positions[i], key, i * keyStride, value, i * keyStride);
    }
    attention.layer = index;
    workers.run(attention, attention.parts());
    products.of(attended, queryStride, count);
    products.add(layer.attentionOutput(), projected, hiddenStride);
    products.run();
    addToStream();
  }

  // x += W_down (silu(W_gate x') * W_up x') with x' = RMSNorm(x)
  private void feedForward(Layer layer) {
    normalise(layer.feedForwardNorm());
    products.of(normed, hiddenStride, count);
    products.add(layer.gate(), gate, feedForwardStride);
    products.add(layer.up(), up, feedForwardStride);
    products.runGated();
    products.of(gate, feedForwardStride, count);
    products.add(layer.down(), projected, hiddenStride);
    products.run();
    addToStream();
  }

  // logits = W_vocabulary RMSNorm(x), for the positions that want them
  private void predict() {
    var needed = Kernels.tiled(wantedCount) * vocabularyStride;
    if (logits.length < needed) {
      logits = new float[needed]; // once, when a larger batch comes than any before
    }
    for (var row = 0; row < wantedCount; row++) {
      var from = wanted[row] * hiddenStride;
      var norm = weights.outputNorm();
      Elementwise.rmsNorm(x, from, norm, config.normEpsilon(), normed, row * hiddenStride);
    }
    products.of(normed, hiddenStride, wantedCount);
    products.add(output, logits, vocabularyStride);
    products.run();
  }

  private KeyValueCache cache(int i) {
    var cache = caches[i];
    if (cache == null) {
      throw new IllegalStateException("no position: " + i);
    }
    return cache;
  }

  private void normalise(float[] weight) {
    for (var i = 0; i < count; i++) {
      var at = i * hiddenStride;
      Elementwise.rmsNorm(x, at, weight, config.normEpsilon(), normed, at);
    }
  }

  private void rotate(
      float[] rows,
      int start,
      int heads,
      float @Nullable [] norm,
      RotaryTable.Rows table,
      int position) {
    var head = config.headDimension();
    for (var at = start; at < start + heads * head; at += head) {
      if (norm != null) {
        Elementwise.rmsNorm(rows, at, norm, config.normEpsilon(), rows, at);
      }
      var half = head / 2;
      Elementwise.rotate(rows, at, half, table.cosines(), table.sines(), position * half);
    }
  }

  private void addToStream() {
    for (var i = 0; i < count; i++) {
      var at = i * hiddenStride;
      Elementwise.add(projected, at, x, at, config.hidden());
    }
  }

  /** Attention, divided by key head and by positions: some of one sequence together. */
  private final class Attention implements Workers.Task {
    private final AttentionSpace[] spaces; // by worker
    private final int[] starts; // the first row of each group of rows
    private int groups;
    private int layer;

    Attention(int threads) {
      spaces = new AttentionSpace[threads];
      Arrays.setAll(spaces, i -> new AttentionSpace());
      starts = new int[capacity + 1];
    }

    /** Finds rows that can be taken together, once a pass. */
    void group() {
      groups = 0;
      for (var row = 0; row < count; row++) {
        var first = row == 0 || cache(row) != cache(row - 1);
        if (first || row - starts[groups - 1] == AttentionSpace.ROWS) {
          starts[groups++] = row;
        }
      }
      starts[groups] = count;
    }

    int parts() {
      return workers.threads() == 1
          ? 1
          : Math.min(groups * config.keyValueHeads(), Workers.MOST_PARTS);
    }

    @Override
    public void run(int part, int parts, int worker) {
      var keyHeads = config.keyValueHeads();
      for (var i = part; i < groups * keyHeads; i += parts) {
        attend(starts[i / keyHeads], starts[i / keyHeads + 1], i % keyHeads, spaces[worker]);
      }
    }

    private void attend(int from, int to, int keyHead, AttentionSpace space) {
      var queryHeads = config.heads() / config.keyValueHeads();
      var start = keyHead * queryHeads * config.headDimension();
      if (to - from < Matrix.MANY) {
        for (var row = from; row < to; row++) {
          var at = row * queryStride + start;
          cache(row).attend(layer, keyHead, positions[row], query, at, queryHeads, space, attended);
        }
        return;
      }
      var at = from * queryStride + start;
      cache(from)
          .attendMany(
              layer,
              keyHead,
              positions[from],
              to - from,
              query,
              at,
              queryHeads,
              queryStride,
              space,
              attended);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
