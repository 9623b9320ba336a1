package org.vademecum.distill;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.vademecum.distill.base.SyntheticRows;
import org.vademecum.distill.student.StudentFolder;
import org.vademecum.distill.student.StudentShape;
import org.vademecum.distill.tokenizer.SpecialTokens;
import org.vademecum.distill.train.AnswerSkills;
import org.vademecum.distill.train.Budget;
import org.vademecum.distill.train.Curves;
import org.vademecum.distill.train.DecoderScript.Precision;
import org.vademecum.distill.train.EasyFirst;
import org.vademecum.distill.train.Layout;
import org.vademecum.distill.train.Schedule;
import org.vademecum.distill.train.TextRows;
import org.vademecum.distill.train.TrainingLog;
import org.vademecum.distill.train.TrainingLoop;
import org.vademecum.distill.train.TrainingPlan;
import org.vademecum.student.checkpoint.ModelExporter;
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.safetensors.DType;
import org.vademecum.student.tokenizer.Tokenizer;
import org.vademecum.student.tokenizer.TokenizerJson;

/** Trains a base further on a pack's rows and writes the student's folder. */
final class FineTuning {
  private static final int TOKENS_PER_STEP = 1024;
  private static final double SYNTHETIC_SHARE = 0.15;
  private static final int VALIDATION_ROWS = 160;
  private static final int CHECKED_TASKS = 40;

  private final String pack;
  private final Path base;
  private final Path training;
  private final Path folder;
  private final Layout layout;
  private final long seed;

  FineTuning(String pack, Path base, Path training, Path folder, Layout layout, long seed) {
    this.pack = pack;
    this.base = base;
    this.training = training;
    this.folder = folder;
    this.layout = layout;
    this.seed = seed;
  }

  /** Trains until the budget is spent; returns the log's last line. */
  TrainingLog.Line run(Budget budget, double rate) {
    var student = StudentFolder.read(base);
    var shape = student.shape();
    var longest = shape.positions();
    StudentFolder.copyTokenizer(base, folder);
    var tokenizer = new Tokenizer(TokenizerJson.read(folder, shape.vocabulary()));
    var lines = TextRows.read(training.resolve("train.jsonl.gz"));
    var rows = TextRows.encode(lines, tokenizer, longest);
    var heldOut = TextRows.read(training.resolve("validation.jsonl.gz"));
    var validation =
        TextRows.encode(heldOut, tokenizer, longest).stream()
            .limit(VALIDATION_ROWS)
            .map(TextRows.Graded::row)
            .toList();
    System.err.printf("%d of %d rows fit %d tokens%n", rows.size(), lines.size(), longest);
    // a base with another vocabulary knows no reference tokens, and cannot keep that skill alive
    var share = tokenizer.hasSpecial(SpecialTokens.ANSWER) ? SYNTHETIC_SHARE : 0;
    var synthetic = new SyntheticRows(seed, tokenizer, longest);
    var source = new EasyFirst(rows, synthetic, share, seed);
    var skills = new AnswerSkills(heldOut, CHECKED_TASKS, tokenizer, longest);
    try (var loop =
        new TrainingLoop(
            plan(budget, rate), folder, shape, student.weights(), source, validation, skills)) {
      var log = loop.run().lines();
      StudentFolder.write(folder, shape, loop.weights(), DType.F32);
      ModelExporter.toGguf(folder, folder.resolve("model-q8_0.gguf"), GgmlType.Q8_0);
      Curves.draw(log, folder);
      card(shape, rate, rows.size(), log);
      return log.getLast();
    }
  }

  private TrainingPlan plan(Budget budget, double rate) {
    return new TrainingPlan(
        "fine-tune",
        budget,
        TOKENS_PER_STEP,
        layout,
        rate,
        30,
        Schedule.COSINE,
        1.0,
        0.1,
        seed,
        Precision.BFLOAT16,
        20,
        budget.isShort() ? 200 : 1000,
        120);
  }

  private void card(StudentShape shape, double rate, int rows, List<TrainingLog.Line> log) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("command", "`vade distill " + pack + "`");
    facts.put("base", "the base student, fine-tuned whole");
    facts.put("teacher", "recorded: texts in the pack, each with its origin");
    facts.put("rows", Integer.toString(rows));
    facts.put("optimizer", "AdamW, betas 0.9 and 0.95, weight decay 0.05, clipped at norm 1");
    facts.put("tokens a step, highest rate", TOKENS_PER_STEP + ", " + rate);
    facts.put("precision", "bfloat16 products, float32 weights");
    facts.put("seed", Long.toString(seed));
    ModelCard.write(
        folder,
        "Student of the pack " + pack,
        "The training rows of the pack's curated corpus: tasks from simulated reports and recorded"
            + " teacher texts, and plain texts, with a share of the base's synthetic tasks.",
        shape,
        facts,
        log.getLast());
  }
}
