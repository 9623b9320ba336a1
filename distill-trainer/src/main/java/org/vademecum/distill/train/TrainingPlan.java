package org.vademecum.distill.train;

import org.vademecum.distill.train.DecoderScript.Precision;

/**
 * What decides a training run beside its data.
 *
 * @param stage the name in the log, such as {@code base}
 * @param budget when it ends
 * @param tokensPerStep tokens of one optimizer step; few, as many small steps learn to read soonest
 * @param learningRate the highest rate
 * @param warmUpSteps steps of linear rise
 * @param clip largest global norm of a gradient
 * @param promptWeight share of the prompt's own tokens that are learned, too
 * @param seed of the order of batches
 * @param precision of matrix products
 * @param logEverySteps a line of train.jsonl
 * @param checkEverySteps validation and skill checks
 * @param checkpointEverySeconds how much work an interruption may cost
 */
public record TrainingPlan(
    String stage,
    Budget budget,
    int tokensPerStep,
    double learningRate,
    int warmUpSteps,
    double clip,
    double promptWeight,
    long seed,
    Precision precision,
    int logEverySteps,
    int checkEverySteps,
    int checkpointEverySeconds) {

  /**
   * Linear warm-up, the highest rate, and in the last seventh a linear fall to a fiftieth of it. A
   * run that is given more time goes on as if it had had it from the start, until its last seventh.
   */
  double rate(long step, double fraction) {
    var rise = Math.min(1, (step + 1.0) / warmUpSteps);
    var fall = Math.min(1, 0.02 + 0.98 * (1 - fraction) / 0.15);
    return learningRate * rise * fall;
  }

  /** The same run with another budget, which ends its schedule sooner or later. */
  public TrainingPlan with(Budget other) {
    return new TrainingPlan(
        stage,
        other,
        tokensPerStep,
        learningRate,
        warmUpSteps,
        clip,
        promptWeight,
        seed,
        precision,
        logEverySteps,
        checkEverySteps,
        checkpointEverySeconds);
  }
}
