package org.vademecum.student.gguf;

import java.nio.ByteBuffer;

/** How the values of one block are rounded and stored. */
@FunctionalInterface
interface BlockWriter {
  /**
   * Appends one block to a little-endian buffer.
   *
   * @param from where the block's values begin
   */
  void write(float[] values, int from, ByteBuffer out);
}
