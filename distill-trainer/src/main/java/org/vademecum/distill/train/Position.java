package org.vademecum.distill.train;

import java.util.Map;

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

  Map<String, String> toMetadata() {
    return Map.of(
        "step", Long.toString(step),
        "tokens", Long.toString(tokens),
        "elapsedSeconds", Double.toString(elapsedSeconds),
        "block", Long.toString(block),
        "batch", Integer.toString(batch),
        "blockFraction", Double.toString(blockFraction),
        "averageLoss", Double.toString(averageLoss));
  }

  static Position of(Map<String, String> metadata) {
    return new Position(
        Long.parseLong(metadata.getOrDefault("step", "0")),
        Long.parseLong(metadata.getOrDefault("tokens", "0")),
        Double.parseDouble(metadata.getOrDefault("elapsedSeconds", "0")),
        Long.parseLong(metadata.getOrDefault("block", "0")),
        Integer.parseInt(metadata.getOrDefault("batch", "0")),
        Double.parseDouble(metadata.getOrDefault("blockFraction", "0")),
        Double.parseDouble(metadata.getOrDefault("averageLoss", "0")));
  }
}
