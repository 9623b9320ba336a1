package org.vademecum.distill.train;

import org.vademecum.distill.train.DecoderScript.Precision;

/**
 * What decides a training run beside its data.
 *
 * @param stage the name in the log, such as {@code base}
 * @param budget when it ends
 * @param tokensPerStep tokens of one optimizer step; few, as many small steps learn to read soonest
 * @param layout how rows lie in a batch
 * @param learningRate the highest rate
 * @param warmUpSteps steps of linear rise
 * @param schedule how the rate goes behind the rise
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
    Layout layout,
    double learningRate,
    int warmUpSteps,
    Schedule schedule,
    double clip,
    double promptWeight,
    long seed,
    Precision precision,
    int logEverySteps,
    int checkEverySteps,
    int checkpointEverySeconds) {

  /** Linear warm-up, then the schedule. */
  double rate(long step, double fraction) {
    return learningRate * Math.min(1, (step + 1.0) / warmUpSteps) * schedule.share(fraction);
  }

  /** The same run with another budget, which ends its schedule sooner or later. */
  public TrainingPlan with(Budget other) {
    return new TrainingPlan(
        stage,
        other,
        tokensPerStep,
        layout,
        learningRate,
        warmUpSteps,
        schedule,
        clip,
        promptWeight,
        seed,
        precision,
        logEverySteps,
        checkEverySteps,
        checkpointEverySeconds);
  }
}
