package org.vademecum.distill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.vademecum.distill.train.TextRows.Graded;

/**
 * Blocks drawn from a pack's rows, easy cases first: what is harder than the time allows is drawn
 * from the first quarter of training on less and less seldom, and all rows alike from then on. A
 * share of another source keeps the skill alive that the base was trained for.
 */
public final class EasyFirst implements RowSource {
  private static final int BLOCK = 192;
  private static final double EASY_UNTIL = 0.25;

  private final List<Graded> rows;
  private final RowSource other;
  private final double otherShare;
  private final long seed;

  /**
   * @param other rows that are mixed in
   * @param otherShare how many of a block, 0 to 1
   */
  public EasyFirst(List<Graded> rows, RowSource other, double otherShare, long seed) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no rows to train on");
    }
    this.rows = List.copyOf(rows);
    this.other = other;
    this.otherShare = otherShare;
    this.seed = seed;
  }

  @Override
  public List<Row> block(long block, double fractionDone) {
    var random = new SplittableRandom(seed * 31 + block);
    var drawn = new ArrayList<Row>();
    var replayed = (int) Math.round(BLOCK * otherShare);
    if (replayed > 0) {
      var all = other.block(block, 1);
      drawn.addAll(all.subList(0, Math.min(replayed, all.size())));
    }
    while (drawn.size() < BLOCK) {
      var row = rows.get(random.nextInt(rows.size()));
      var patience = Math.min(1, 0.2 + fractionDone / EASY_UNTIL);
      if (row.difficulty() == 0 || random.nextDouble() < Math.pow(patience, row.difficulty())) {
        drawn.add(row.row());
      }
    }
    return drawn;
  }
}
