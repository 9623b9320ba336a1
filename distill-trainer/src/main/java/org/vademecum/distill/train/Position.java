package org.vademecum.distill.train;

/**
 * Where a run stands, as a checkpoint keeps it.
 *
 * @param step optimizer steps done
 * @param tokens tokens read
 * @param elapsedSeconds time spent training
 * @param block the block of rows that is being read
 * @param batch the next batch of the block
 * @param blockFraction the fraction done when the block was drawn
 * @param averageLoss running mean of the loss
 */
record Position(
    long step,
    long tokens,
    double elapsedSeconds,
    long block,
    int batch,
    double blockFraction,
    double averageLoss) {

  static Position start() {
    return new Position(0, 0, 0, 0, 0, 0, 0);
  }
}
