package org.vademecum.distill.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Progress;
import org.vademecum.distill.student.StudentShape;
import org.vademecum.student.safetensors.FloatTensor;

/**
 * Trains a decoder: one forward script, one optimizer script, and this loop, which reads from top
 * to bottom. Many small steps; the learning rate and the curriculum follow the fraction done.
 *
 * <p>Not for two trainings in one process: DJL has one gradient collector a process.
 */
public final class TrainingLoop implements AutoCloseable {
  private static final int BAD_STEPS_ALLOWED = 5;

  private final TrainingPlan plan;
  private final Path folder;
  private final RowSource source;
  private final List<Row> validation;
  private final SkillCheck skills;

  private final NDManager manager = NDManager.newBaseManager();
  private final Weights weights;
  private final Rotary rotary;
  private final Script forward;
  private final Script judge;
  private final AdamW optimizer;
  private final BatchDecoder decoder;

  /**
   * @param folder the student's folder, for checkpoints and the log
   * @param start weights to begin with
   * @param validation held-out rows
   */
  public TrainingLoop(
      TrainingPlan plan,
      Path folder,
      StudentShape shape,
      SequencedMap<String, FloatTensor> start,
      RowSource source,
      List<Row> validation,
      SkillCheck skills) {
    this.plan = plan;
    this.folder = folder;
    this.source = source;
    this.validation = validation;
    this.skills = skills;
    weights = Weights.of(manager, shape, start);
    rotary = Rotary.tables(manager, shape);
    var script = new DecoderScript(shape, plan.precision()).training(plan.layout());
    forward = Script.load(manager, "student", script, Script.Mode.TRAINING);
    judge = Script.load(manager, "judge", script, Script.Mode.INFERENCE);
    optimizer = new AdamW(manager, weights.arrays());
    decoder = new BatchDecoder(manager, weights, rotary, plan.precision());
  }

  /** Trains until the budget is spent and returns the log; the weights are in {@link #weights}. */
  public TrainingLog run() {
    var checkpoint = new Checkpoint(folder, plan.stage());
    var at =
        checkpoint
            .latest()
            .map(saved -> checkpoint.restore(saved, weights, optimizer))
            .orElseGet(Position::start);
    var log = TrainingLog.open(folder, plan.stage(), at.step());
    var step = at.step();
    var tokens = at.tokens();
    var loss = at.averageLoss();
    var block = at.block();
    var blockFraction = at.blockFraction();
    var batches = cut(block, blockFraction);
    var next = at.batch();

    var clock = new Clock(at.elapsedSeconds());
    var lastCheckpoint = clock.seconds();
    var badSteps = 0;
    var meter = new Meter();
    try (var progress = Progress.start(plan.stage(), "thousandths", 1000)) {
      var shown = 0L;
      while (true) {
        var fraction = plan.budget().fraction(step, clock.seconds());
        if (fraction >= 1) {
          break;
        }
        while (next >= batches.size()) {
          block++;
          blockFraction = fraction;
          batches = cut(block, blockFraction);
          next = 0;
        }
        var batch = batches.get(next++);
        var rate = plan.rate(step, fraction);
        var result = step(batch, step + 1, rate);
        if (!Float.isFinite(result.loss()) || !Float.isFinite(result.norm())) {
          if (++badSteps > BAD_STEPS_ALLOWED) {
            throw Fault.check(
                "training-diverged",
                "loss or gradient is not a number for " + badSteps + " steps, last at step " + step,
                "lower the learning rate, now " + plan.learningRate());
          }
          continue;
        }
        badSteps = 0;
        step++;
        tokens += batch.tokenCount();
        meter.add(batch.tokenCount());
        loss = step == 1 ? result.loss() : 0.98 * loss + 0.02 * result.loss();

        var checked = step % plan.checkEverySteps() == 0;
        if (checked || step % plan.logEverySteps() == 0) {
          // speed is that of training: checks are not counted, here or in the time spent
          var perSecond = meter.tokensPerSecond();
          Map<String, Double> measured = checked ? clock.pausedFor(this::measure) : Map.of();
          log.add(
              new TrainingLog.Line(
                  plan.stage(), step, tokens, loss, rate, perSecond, clock.seconds(), measured));
          if (checked) {
            System.err.printf(
                Locale.ROOT,
                "%s step %d, %.2fM tokens, loss %.3f, %.0f tokens/s, %.0f s: %s%n",
                plan.stage(),
                step,
                tokens / 1e6,
                loss,
                perSecond,
                clock.seconds(),
                measured);
          }
          meter = new Meter();
          progress.note(String.format(Locale.ROOT, "loss %.3f, %.0f tokens/s", loss, perSecond));
        }
        var share = (long) (1000 * fraction);
        progress.stepBy(share - shown);
        shown = share;
        if (clock.seconds() - lastCheckpoint > plan.checkpointEverySeconds()) {
          lastCheckpoint = clock.seconds();
          checkpoint.save(
              weights,
              optimizer,
              new Position(step, tokens, clock.seconds(), block, next, blockFraction, loss));
        }
      }
    }
    checkpoint.save(
        weights,
        optimizer,
        new Position(step, tokens, clock.seconds(), block, next, blockFraction, loss));
    log.add(
        new TrainingLog.Line(
            plan.stage(),
            step,
            tokens,
            loss,
            0,
            meter.tokensPerSecond(),
            clock.seconds(),
            measure()));
    return log;
  }

  private List<Batch> cut(long block, double fraction) {
    var rows = source.block(block, fraction);
    return Batch.cut(rows, plan.tokensPerStep(), plan.layout(), plan.seed() + block);
  }

  private record StepResult(float loss, float norm) {}

  private StepResult step(Batch batch, long number, double rate) {
    try (var scope = manager.newSubManager()) {
      var inputs = inputs(scope, batch, plan.promptWeight(), plan.seed() + number);
      float loss;
      try (var collector = Engine.getInstance().newGradientCollector()) {
        var output = forward.call(inputs);
        output.attach(scope);
        collector.backward(output);
        loss = output.getFloat();
      }
      var norm = optimizer.step(scope, weights.gradients(scope), number, rate, plan.clip());
      return new StepResult(loss, norm);
    }
  }

  private NDList inputs(NDManager scope, Batch batch, double promptShare, long seed) {
    var inputs = batch.arrays(scope, promptShare, new SplittableRandom(seed));
    inputs.add(rotary.cos());
    inputs.add(rotary.sin());
    inputs.addAll(weights.arrays());
    return inputs;
  }

  private Map<String, Double> measure() {
    var measured = new LinkedHashMap<String, Double>();
    if (!validation.isEmpty()) {
      measured.put("validationBitsPerByte", bitsPerByte(validation));
    }
    measured.putAll(skills.measure(decoder));
    return measured;
  }

  /** Negative log likelihood of the answers in bits, over their length in UTF-8 bytes. */
  double bitsPerByte(List<Row> rows) {
    var nats = 0.0;
    var bytes = 0L;
    for (var batch : Batch.cut(rows, 4 * plan.tokensPerStep(), plan.layout(), 0)) {
      try (var scope = manager.newSubManager()) {
        NDArray mean = judge.call(inputs(scope, batch, 0, 0));
        mean.attach(scope);
        var counted =
            batch.rows().stream()
                .mapToLong(r -> r.tokens().length - Math.max(1, r.answerStart()))
                .sum();
        nats += mean.getFloat() * (double) counted;
        bytes += batch.rows().stream().mapToLong(Row::answerBytes).sum();
      }
    }
    return nats / Math.log(2) / Math.max(1, bytes);
  }

  /** The weights as they are now, on the heap. */
  public SequencedMap<String, FloatTensor> weights() {
    return weights.toTensors();
  }

  /** Decodes with the weights as they are now. */
  public BatchDecoder decoder() {
    return decoder;
  }

  @Override
  public void close() {
    decoder.close();
    optimizer.close();
    judge.close();
    forward.close();
    manager.close();
  }
}
