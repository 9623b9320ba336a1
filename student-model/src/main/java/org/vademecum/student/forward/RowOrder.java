package org.vademecum.student.forward;

/** Where a row of a matrix stands in its file. */
@FunctionalInterface
interface RowOrder {
  int stored(int row);

  /** As it is. */
  static RowOrder same() {
    return row -> row;
  }

  /**
   * GGUF's llama stores the rows of a head that are rotated together side by side; the forward pass
   * has them half a head apart.
   */
  static RowOrder interleaved(int headDimension) {
    var half = headDimension / 2;
    return row -> {
      var i = row % headDimension;
      return row - i + 2 * (i % half) + i / half;
    };
  }
}
