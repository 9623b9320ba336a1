package org.vademecum.corpus;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Connected components by passing on the smallest label: each round a vertex takes the smallest
 * label among its neighbours' and then the label of that label, which doubles the reach, so that a
 * chain of n needs about log n rounds. The rounds are bounded; what has not met by then stays
 * apart.
 *
 * <p>Each round is written to the disk and not only held in the executors' memory, so that a lost
 * executor costs a few tasks and not the job.
 */
final class ConnectedComponents {
  private static final int MOST_ROUNDS = 12;

  private ConnectedComponents() {}

  /**
   * The smallest vertex of each vertex's component.
   *
   * @param both {@code from}, {@code to}: numbers, every edge in both directions
   * @param steps where the rounds are kept
   * @return {@code vertex}, {@code label}, for vertices that have an edge
   */
  static Dataset<Row> of(Dataset<Row> both, Checkpoints steps) {
    var labels =
        steps.stored(
            both.groupBy(col("from").as("vertex"))
                .agg(min(col("to")).as("near"))
                .select(col("vertex"), least(col("vertex"), col("near")).as("label")));
    for (var round = 0; round < MOST_ROUNDS; round++) {
      var next = steps.stored(jump(spread(both, labels)));
      var changed =
          next.join(labels.withColumnRenamed("label", "before"), "vertex")
              .filter(col("label").notEqual(col("before")));
      var done = changed.isEmpty();
      labels = next;
      if (done) {
        break;
      }
    }
    return labels;
  }

  private static Dataset<Row> spread(Dataset<Row> both, Dataset<Row> labels) {
    var near =
        both.join(labels.withColumnRenamed("vertex", "to"), "to")
            .groupBy(col("from").as("vertex"))
            .agg(min(col("label")).as("near"));
    return labels
        .join(near, "vertex")
        .select(col("vertex"), least(col("label"), col("near")).as("label"));
  }

  private static Dataset<Row> jump(Dataset<Row> labels) {
    var further = labels.select(col("vertex").as("label"), col("label").as("further"));
    var joined = labels.join(further, labels.col("label").equalTo(further.col("label")), "left");
    return joined.select(
        labels.col("vertex"), coalesce(col("further"), labels.col("label")).as("label"));
  }
}
