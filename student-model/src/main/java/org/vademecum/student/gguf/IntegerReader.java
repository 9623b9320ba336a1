package org.vademecum.student.gguf;

import java.lang.foreign.MemorySegment;

/** How one block of stored integers is unpacked. */
@FunctionalInterface
interface IntegerReader {
  /**
   * Reads one block.
   *
   * @param at where the block begins in the data
   * @param to the place of its first number in the row
   */
  void read(MemorySegment data, long at, IntegerRow out, int to);
}
