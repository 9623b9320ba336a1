package org.vademecum.distill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Stage;
import org.vademecum.distill.base.BaseVocabulary;
import org.vademecum.distill.base.ReadingSkills;
import org.vademecum.distill.base.SyntheticRows;
import org.vademecum.distill.student.StudentFolder;
import org.vademecum.distill.student.StudentShape;
import org.vademecum.distill.student.StudentSize;
import org.vademecum.distill.train.Budget;
import org.vademecum.distill.train.Curves;
import org.vademecum.distill.train.DecoderScript.Precision;
import org.vademecum.distill.train.Layout;
import org.vademecum.distill.train.Schedule;
import org.vademecum.distill.train.TrainingLog;
import org.vademecum.distill.train.TrainingLoop;
import org.vademecum.distill.train.TrainingPlan;
import org.vademecum.distill.train.Weights;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.student.safetensors.DType;
import org.vademecum.student.tokenizer.Tokenizer;
import org.vademecum.student.tokenizer.TokenizerJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code vade base}: makes the bilingual base student again, from nothing: its vocabulary, then the
 * skill of reading evidence, learned from endless synthetic tasks.
 */
@Command(name = "base", description = "Trains the bilingual base student on synthetic tasks.")
public final class BaseCommand implements Callable<Integer> {
  private static final long SEED = 20_260_101;
  private static final long HELD_OUT = 1_000_003;
  private static final int TOKENS_PER_STEP = 768;
  private static final String DATA =
      """
      Synthetic English and Chinese tasks without end, drawn from a grammar of wordings: groups of \
      observations, findings and passages, and questions with passages, about made-up names and \
      relations, so that there is nothing to remember and the model has to look. Its vocabulary was \
      learned from these tasks, the texts of the packs, and word counts of general medical texts in \
      both languages, which the model itself never read.""";

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long to train (default ${DEFAULT-VALUE}).")
  private double minutes = 120;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Highest learning rate (default ${DEFAULT-VALUE}).")
  private double rate = 1.5e-3;

  @Option(
      names = "--texts",
      paramLabel = "FILE",
      description = "General texts whose word counts shape the vocabulary; repeatable.")
  private List<Path> texts = List.of();

  @Option(names = "--resume", description = "Go on from the last checkpoint and its vocabulary.")
  private boolean resume;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The student's folder (default work/base/student).")
  private Path out = PackFolders.home().resolve("work/base/student");

  public static void main(String[] args) {
    CommandRunner.main(new BaseCommand(), args);
  }

  @Override
  public Integer call() {
    var stage = new Stage("base", "base", "1", out, SEED);
    stage.parameter("minutes", minutes).parameter("rate", rate);
    stage.parameter("tokensPerStep", TOKENS_PER_STEP);
    if (resume && Files.exists(out.resolve("tokenizer.json"))) {
      stage.open();
    } else {
      stage.clear();
      BaseVocabulary.learn(PackFolders.home().resolve("domains"), texts, SEED).write(out);
    }
    var shape = StudentSize.FULL.shape(BaseVocabulary.SIZE);
    var tokenizer = new Tokenizer(TokenizerJson.read(out, shape.vocabulary()));
    var last = train(shape, tokenizer);
    stage.complete(
        Map.of("djl", "0.35.1", "pytorch", "2.7.1"),
        Map.of("steps", last.step(), "tokens", last.tokens()));
    System.out.println(out.resolve("model.safetensors"));
    return 0;
  }

  private TrainingLog.Line train(StudentShape shape, Tokenizer tokenizer) {
    var budget = Budget.ofTime(Duration.ofMillis((long) (minutes * 60_000)));
    var plan =
        new TrainingPlan(
            "base",
            budget,
            TOKENS_PER_STEP,
            Layout.padded,
            rate,
            300,
            Schedule.HOLD_THEN_FALL,
            1.0,
            0.2,
            SEED,
            Precision.BFLOAT16,
            100,
            1000,
            300);
    var rows = new SyntheticRows(SEED, tokenizer, shape.positions());
    var validation = new SyntheticRows(HELD_OUT, tokenizer, shape.positions()).mixed(128);
    var skills = new ReadingSkills(HELD_OUT + 1, 40, tokenizer);
    try (var loop =
        new TrainingLoop(
            plan, out, shape, Weights.initial(shape, SEED), rows, validation, skills)) {
      var lines = loop.run().lines();
      StudentFolder.write(out, shape, loop.weights(), DType.F16);
      Curves.draw(lines, out);
      var facts = new LinkedHashMap<String, String>();
      facts.put("command", "`vade base`");
      facts.put("optimizer", "AdamW, betas 0.9 and 0.95, weight decay 0.05, clipped at norm 1");
      facts.put("tokens a step, highest rate", TOKENS_PER_STEP + ", " + rate);
      facts.put("precision", "bfloat16 products, float32 weights; shipped as float16");
      facts.put("seed", Long.toString(SEED));
      ModelCard.write(out, "The base student", DATA, shape, facts, lines.getLast());
      return lines.getLast();
    }
  }
}
