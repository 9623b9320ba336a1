package org.vademecum.student.checkpoint;

import org.vademecum.cli.Fault;

/**
 * The shape of a model.
 *
 * @param vocabulary rows of the embedding
 * @param hidden width of the residual stream
 * @param layers how many blocks
 * @param heads query heads
 * @param keyValueHeads key and value heads; {@code heads} is a multiple of it
 * @param headDimension width of one head, even
 * @param feedForward inner width of the feed-forward network
 * @param context how many positions the model was made for
 * @param normEpsilon added to the mean square in RMSNorm
 * @param ropeTheta base of the rotary wavelengths
 * @param ropeScale by how much positions are divided; 1 in most models
 */
public record ModelConfig(
    Architecture architecture,
    int vocabulary,
    int hidden,
    int layers,
    int heads,
    int keyValueHeads,
    int headDimension,
    int feedForward,
    int context,
    float normEpsilon,
    float ropeTheta,
    float ropeScale) {

  public ModelConfig {
    positive("vocabulary", vocabulary);
    positive("hidden size", hidden);
    positive("number of layers", layers);
    positive("number of heads", heads);
    positive("number of key/value heads", keyValueHeads);
    positive("head dimension", headDimension);
    positive("feed-forward size", feedForward);
    positive("context length", context);
    if (heads % keyValueHeads != 0) {
      throw faulty("the heads are no multiple of the key/value heads: " + keyValueHeads);
    }
    if (headDimension % 2 != 0 || (long) heads * headDimension > 1 << 20) {
      throw faulty("the head dimension is odd or too large: " + headDimension);
    }
    if (!(normEpsilon >= 0) || !(ropeTheta > 0) || !(ropeScale > 0)) {
      throw faulty("epsilon, rope base or rope scale is out of range: " + normEpsilon);
    }
  }

  /** Width of all query heads together. */
  public int queryWidth() {
    return heads * headDimension;
  }

  /** Width of all key heads, and of all value heads, together. */
  public int keyValueWidth() {
    return keyValueHeads * headDimension;
  }

  private static void positive(String what, int value) {
    if (value < 1) {
      throw faulty("the " + what + " is not positive: " + value);
    }
  }

  private static Fault faulty(String detail) {
    return Fault.input("faulty-model", detail, "check the model's configuration");
  }
}
