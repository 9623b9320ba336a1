package org.vademecum.student.gguf;

import java.lang.foreign.MemorySegment;

/**
 * A tensor of an open GGUF file.
 *
 * @param name such as {@code blk.0.attn_q.weight}
 * @param dimensions innermost first: a matrix of rows x columns is {@code [columns, rows]}
 * @param type how its numbers are stored
 * @param data its bytes in the mapped file, valid while the file is open
 */
public record GgufTensor(String name, int[] dimensions, GgmlType type, MemorySegment data) {

  /** The length of a row. */
  public int columns() {
    return dimensions[0];
  }

  /** How many rows it has; 1 for a vector. */
  public int rows() {
    var rows = 1;
    for (var i = 1; i < dimensions.length; i++) {
      rows *= dimensions[i];
    }
    return rows;
  }

  /** All values, row by row. */
  public float[] values() {
    var values = new float[Math.multiplyExact(rows(), columns())];
    type.read(data, values);
    return values;
  }
}
