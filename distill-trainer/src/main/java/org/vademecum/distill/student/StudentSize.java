package org.vademecum.distill.student;

import org.vademecum.distill.student.StudentShape.Family;

/** The one dial of a student's size. */
public enum StudentSize {
  /** For tests: trains in seconds. */
  TINY(64, 2, 2, 1, 32, 128, 256),
  /** A pack's student for trying out; the same network as {@link #FULL}, trained for minutes. */
  QUICK(256, 6, 4, 2, 64, 512, 512),
  /** A pack's student. */
  FULL(256, 6, 4, 2, 64, 512, 512);

  private final int hidden;
  private final int layers;
  private final int heads;
  private final int keyValueHeads;
  private final int headSize;
  private final int feedForward;
  private final int positions;

  StudentSize(
      int hidden,
      int layers,
      int heads,
      int keyValueHeads,
      int headSize,
      int feedForward,
      int positions) {
    this.hidden = hidden;
    this.layers = layers;
    this.heads = heads;
    this.keyValueHeads = keyValueHeads;
    this.headSize = headSize;
    this.feedForward = feedForward;
    this.positions = positions;
  }

  /** The network for a vocabulary: Qwen3 with tied embeddings. */
  public StudentShape shape(int vocabulary) {
    return new StudentShape(
        vocabulary,
        hidden,
        layers,
        heads,
        keyValueHeads,
        headSize,
        feedForward,
        positions,
        10_000,
        1e-6,
        Family.QWEN3);
  }
}
