package org.vademecum.student.forward;

import org.vademecum.cli.Fault;
import org.vademecum.student.checkpoint.Checkpoint;
import org.vademecum.student.checkpoint.ModelConfig;

/**
 * A model that is ready to run: its shape and its packed weights. Immutable and shared by all
 * threads; what changes while running is in {@link Inference} and {@link KeyValueCache}.
 */
public final class Transformer {
  private final ModelConfig config;
  private final Weights weights;
  private final RotaryTable rotary;

  private Transformer(ModelConfig config, Weights weights) {
    this.config = config;
    this.weights = weights;
    this.rotary = new RotaryTable(config, weights.ropeFactors());
  }

  /**
   * Packs a checkpoint's weights; the checkpoint may be closed afterwards.
   *
   * @throws Fault of type {@code faulty-model} when a tensor is missing or of the wrong shape
   */
  public static Transformer load(Checkpoint checkpoint) {
    return new Transformer(checkpoint.config(), Weights.load(checkpoint));
  }

  public ModelConfig config() {
    return config;
  }

  /** The memory that the weights take. */
  public long weightBytes() {
    return weights.bytes();
  }

  /** The weights that one step of decoding reads, in bytes: all but an embedding of its own. */
  public long bytesPerStep() {
    return weights.bytesPerStep();
  }

  /**
   * A cache for one sequence of up to so many positions: in sixteen bits where the weights are
   * quantised, else in floats.
   */
  public KeyValueCache newCache(int capacity) {
    if (capacity > config.context()) {
      throw Fault.input(
          "too-long",
          "the model was made for " + config.context() + " positions, not for: " + capacity,
          "shorten the prompt or ask for fewer tokens");
    }
    rotary.rows(capacity);
    var room = Math.max(1, capacity);
    return weights.quantised() ? new ShortCache(config, room) : new FloatCache(config, room);
  }

  /**
   * The means to run this model, for one thread.
   *
   * @param positions how many one pass may take
   * @param threads how many threads share a pass
   */
  public Inference inference(int positions, int threads) {
    return new Inference(this, positions, threads);
  }

  Weights weights() {
    return weights;
  }

  RotaryTable rotary() {
    return rotary;
  }
}
