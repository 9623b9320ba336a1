package org.vademecum.distill.base;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.vademecum.distill.tokenizer.SpecialTokens;
import org.vademecum.distill.train.Row;
import org.vademecum.distill.train.RowSource;
import org.vademecum.student.tokenizer.Tokenizer;

/** The synthetic tasks as training rows; a row that is too long is left out, never cut. */
public final class SyntheticRows implements RowSource {
  private static final int BLOCK = 192;

  private final SyntheticTasks tasks;
  private final Tokenizer encoder;
  private final int longest;
  private final long seed;

  /**
   * @param longest most tokens of a row
   */
  public SyntheticRows(long seed, Tokenizer encoder, int longest) {
    this.tasks = new SyntheticTasks(seed);
    this.encoder = encoder;
    this.longest = longest;
    this.seed = seed;
  }

  @Override
  public List<Row> block(long block, double fractionDone) {
    var random = new SplittableRandom(seed + block);
    var rows = new ArrayList<Row>();
    for (var i = 0; i < BLOCK; i++) {
      var difficulty = SyntheticTasks.difficulty(fractionDone, random);
      var index = block * BLOCK + i;
      row(random.nextInt(4) == 0 ? tasks.echo(index) : tasks.task(index, difficulty))
          .ifPresent(rows::add);
    }
    return rows;
  }

  /** Held-out rows of all difficulties alike. */
  public List<Row> mixed(int count) {
    var rows = new ArrayList<Row>();
    for (var i = 0; i < count; i++) {
      row(tasks.task(i, i / 2 % 4)).ifPresent(rows::add);
    }
    return rows;
  }

  private Optional<Row> row(SyntheticTask task) {
    var prompt = encoder.encodeWithSpecialTokens(task.prompt());
    var tokens = encoder.encodeWithSpecialTokens(task.text());
    return tokens.length > longest
        ? Optional.empty()
        : Optional.of(
            new Row(tokens, prompt.length, task.answer().getBytes(StandardCharsets.UTF_8).length));
  }

  /** The id of the end token. */
  static int end() {
    return SpecialTokens.all().indexOf(SpecialTokens.END);
  }
}
