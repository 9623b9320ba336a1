package org.vademecum.student.forward;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.student.checkpoint.Architecture;
import org.vademecum.student.checkpoint.Checkpoint;
import org.vademecum.student.checkpoint.GgufCheckpoint;
import org.vademecum.student.checkpoint.ModelConfig;
import org.vademecum.student.checkpoint.TensorNames;

/**
 * A model's weights, packed for the forward pass. Immutable, and shared by all who use the model.
 *
 * @param output the embedding itself where the two are tied
 * @param ropeFactors by which rotary frequencies are divided, one for each pair of rows
 */
record Weights(
    Matrix embedding, List<Layer> layers, float[] outputNorm, Matrix output, float[] ropeFactors) {

  /** A matrix with its bias, where it has one. */
  record Linear(Matrix matrix, float @Nullable [] bias) {}

  /** One block: attention, then the feed-forward network, each behind a norm. */
  record Layer(
      float[] attentionNorm,
      Linear query,
      Linear key,
      Linear value,
      float @Nullable [] queryNorm,
      float @Nullable [] keyNorm,
      Linear attentionOutput,
      float[] feedForwardNorm,
      Linear gate,
      Linear up,
      Linear down) {}

  long bytes() {
    var sum = embedding.bytes() + (output == embedding ? 0 : output.bytes());
    for (var layer : layers) {
      for (var linear :
          List.of(
              layer.query,
              layer.key,
              layer.value,
              layer.attentionOutput,
              layer.gate,
              layer.up,
              layer.down)) {
        sum += linear.matrix.bytes();
      }
    }
    return sum;
  }

  /** Whether matrices are in integers, so that a cache in floats would be more exact than they. */
  boolean quantised() {
    return output instanceof QuantisedMatrix;
  }

  /** What one step of decoding reads: of an embedding that is not the output, a row alone. */
  long bytesPerStep() {
    return bytes() - (output == embedding ? 0 : embedding.bytes());
  }

  /**
   * Reads all tensors of a checkpoint.
   *
   * @throws Fault of type {@code faulty-model} when one is missing or its shape is wrong
   */
  static Weights load(Checkpoint checkpoint) {
    return new Loader(checkpoint).load();
  }

  private static final class Loader {
    private final Checkpoint checkpoint;
    private final ModelConfig config;

    Loader(Checkpoint checkpoint) {
      this.checkpoint = checkpoint;
      this.config = checkpoint.config();
    }

    Weights load() {
      var hidden = config.hidden();
      var embedding = matrix(TensorNames.EMBEDDING, config.vocabulary(), hidden, RowOrder.same());
      var layers = new ArrayList<Layer>();
      for (var i = 0; i < config.layers(); i++) {
        layers.add(layer(i));
      }
      var output =
          checkpoint.names().contains(TensorNames.OUTPUT)
              ? matrix(TensorNames.OUTPUT, config.vocabulary(), hidden, RowOrder.same())
              : embedding;
      var factors = optionalVector(TensorNames.ROPE_FACTORS, config.headDimension() / 2);
      return new Weights(
          embedding,
          List.copyOf(layers),
          vector(TensorNames.OUTPUT_NORM, hidden),
          output,
          factors == null ? ones(config.headDimension() / 2) : factors);
    }

    private Layer layer(int i) {
      var hidden = config.hidden();
      var head = config.headDimension();
      var rotated =
          config.architecture() == Architecture.LLAMA
              ? RowOrder.interleaved(head)
              : RowOrder.same();
      var normed = config.architecture() == Architecture.QWEN3;
      return new Layer(
          vector(name(i, "attn_norm.weight"), hidden),
          linear(name(i, "attn_q"), config.queryWidth(), hidden, rotated),
          linear(name(i, "attn_k"), config.keyValueWidth(), hidden, rotated),
          linear(name(i, "attn_v"), config.keyValueWidth(), hidden, RowOrder.same()),
          normed ? vector(name(i, "attn_q_norm.weight"), head) : null,
          normed ? vector(name(i, "attn_k_norm.weight"), head) : null,
          linear(name(i, "attn_output"), hidden, config.queryWidth(), RowOrder.same()),
          vector(name(i, "ffn_norm.weight"), hidden),
          linear(name(i, "ffn_gate"), config.feedForward(), hidden, RowOrder.same()),
          linear(name(i, "ffn_up"), config.feedForward(), hidden, RowOrder.same()),
          linear(name(i, "ffn_down"), hidden, config.feedForward(), RowOrder.same()));
    }

    private static String name(int layer, String what) {
      return TensorNames.layer(layer, what);
    }

    private Linear linear(String name, int rows, int columns, RowOrder order) {
      var bias = optionalVector(name + ".bias", rows);
      return new Linear(
          matrix(name + ".weight", rows, columns, order),
          bias == null ? null : reordered(bias, rows, 1, order));
    }

    private Matrix matrix(String name, int rows, int columns, RowOrder order) {
      var tensor = checkpoint.tensor(name);
      checkShape(name, tensor, rows, columns);
      if (tensor instanceof GgufCheckpoint.Stored(var stored) && stored.type().quantised()) {
        var blocks = new BlockSource(columns, stored, order);
        return blocks.fourBits()
            ? new Int4Matrix(rows, columns, blocks)
            : new Int8Matrix(rows, columns, blocks);
      }
      return new FloatMatrix(rows, columns, reordered(tensor.values(), rows, columns, order));
    }

    private float[] vector(String name, int length) {
      var tensor = checkpoint.tensor(name);
      checkShape(name, tensor, 1, length);
      return tensor.values();
    }

    private float @Nullable [] optionalVector(String name, int length) {
      return checkpoint.names().contains(name) ? vector(name, length) : null;
    }

    private static float[] reordered(float[] values, int rows, int columns, RowOrder order) {
      var reordered = new float[values.length];
      for (var row = 0; row < rows; row++) {
        System.arraycopy(values, order.stored(row) * columns, reordered, row * columns, columns);
      }
      return reordered;
    }

    private static float[] ones(int length) {
      var ones = new float[length];
      java.util.Arrays.fill(ones, 1f);
      return ones;
    }

    private static void checkShape(String name, Checkpoint.Tensor tensor, int rows, int columns) {
      if (tensor.rows() != rows || tensor.columns() != columns) {
        throw Fault.input(
            "faulty-model",
            name
                + " should be "
                + rows
                + " x "
                + columns
                + " and is "
                + tensor.rows()
                + " x "
                + tensor.columns(),
            "check that the file and its configuration belong together");
      }
    }
  }
}
