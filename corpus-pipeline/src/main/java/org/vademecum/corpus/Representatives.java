package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Chooses which texts stand for their near duplicates. Keeping one text of a connected component
 * would lose texts that have little in common with it, because likeness is not transitive. Here
 * every text that goes has a direct neighbour that stays, and no two that stay are neighbours: a
 * maximal independent set, the one that taking texts in their order gives, found in rounds (Luby,
 * SIAM Journal on Computing 15, 1986, with a fixed order for the random one). In a round every text
 * that comes before all its undecided neighbours stays, and its neighbours go.
 *
 * <p>The rounds are bounded; what is undecided by then stays, which only keeps one more copy.
 */
final class Representatives {
  private static final int MOST_ROUNDS = 24;
  private static final int UNDECIDED = 0;
  private static final int STAYS = 1;
  private static final int GOES = 2;

  private Representatives() {}

  /**
   * Whom each text goes for.
   *
   * @param vertices {@code vertex} and {@code place}, its order; the smallest comes first
   * @param both {@code from}, {@code to}, {@code jaccard}: every edge in both directions
   * @param steps where the rounds are kept
   * @return {@code vertex}, {@code kept}, {@code jaccard} for each vertex that goes
   */
  static Dataset<Row> of(Dataset<Row> vertices, Dataset<Row> both, Checkpoints steps) {
    var edges =
        steps.stored(
            both.join(vertices.select(col("vertex").as("to"), col("place").as("toPlace")), "to")
                .select("from", "to", "toPlace", "jaccard"));
    var states = steps.stored(vertices.withColumn("state", lit(UNDECIDED)));
    for (var round = 0; round < MOST_ROUNDS; round++) {
      states = steps.stored(decided(states, edges));
      if (states.filter(col("state").equalTo(UNDECIDED)).isEmpty()) {
        break;
      }
    }
    return partners(states, edges);
  }

  private static Dataset<Row> decided(Dataset<Row> states, Dataset<Row> edges) {
    var open = states.filter(col("state").equalTo(UNDECIDED));
    var rivals =
        edges
            .join(open.select(col("vertex").as("to")), "to")
            .groupBy(col("from").as("vertex"))
            .agg(min("toPlace").as("rival"));
    var first =
        open.join(
                rivals.withColumnRenamed("vertex", "of"), col("vertex").equalTo(col("of")), "left")
            .filter(col("rival").isNull().or(col("place").lt(col("rival"))))
            .select(col("vertex").as("winner"));
    var going =
        edges
            .join(first.select(col("winner").as("to")), "to")
            .select(col("from").as("loser"))
            .distinct();
    return states
        .join(first, col("vertex").equalTo(col("winner")), "left")
        .join(going, col("vertex").equalTo(col("loser")), "left")
        .select(
            col("vertex"),
            col("place"),
            when(col("state").notEqual(UNDECIDED), col("state"))
                .when(col("winner").isNotNull(), STAYS)
                .when(col("loser").isNotNull(), GOES)
                .otherwise(UNDECIDED)
                .as("state"));
  }

  // The most alike of the neighbours that stay; of equals the first.
  private static Dataset<Row> partners(Dataset<Row> states, Dataset<Row> edges) {
    var going = states.filter(col("state").equalTo(GOES)).select(col("vertex").as("from"));
    var staying = states.filter(col("state").equalTo(STAYS)).select(col("vertex").as("to"));
    return edges
        .join(going, "from")
        .join(staying, "to")
        .groupBy(col("from").as("vertex"))
        .agg(max(struct(col("jaccard"), col("to"))).as("best"))
        .select(col("vertex"), col("best.to").as("kept"), col("best.jaccard").as("jaccard"));
  }
}
