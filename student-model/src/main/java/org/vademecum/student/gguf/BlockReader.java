package org.vademecum.student.gguf;

import java.lang.foreign.MemorySegment;

/** How one block of stored numbers becomes floats. */
@FunctionalInterface
interface BlockReader {
  /**
   * Reads one block.
   *
   * @param at where the block begins in the data
   * @param to where its first value goes
   */
  void read(MemorySegment data, long at, float[] out, int to);
}
