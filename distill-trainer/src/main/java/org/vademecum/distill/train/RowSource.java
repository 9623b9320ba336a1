package org.vademecum.distill.train;

import java.util.List;

/** Where training rows come from, block by block, so that a run can resume inside any block. */
@FunctionalInterface
public interface RowSource {
  /**
   * The rows of a block; the same rows for the same arguments.
   *
   * @param block counted from 0
   * @param fractionDone how far training was when the block was drawn, 0 to 1; easy cases first
   */
  List<Row> block(long block, double fractionDone);
}
