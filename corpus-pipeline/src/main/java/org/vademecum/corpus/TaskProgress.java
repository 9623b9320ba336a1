package org.vademecum.corpus;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.vademecum.cli.Progress;

/**
 * Shows Spark's tasks as progress, and keeps what each phase cost.
 *
 * <p>How many tasks there will be is known only when a stage is submitted. A phase that is still to
 * come counts with what it usually takes, so that a time left can be shown; it is an estimate.
 */
final class TaskProgress extends SparkListener implements AutoCloseable {
  /** How often executors look at their heap: a task's peak is seen if it lasts about as long. */
  static final String HEAP_INTERVAL = "250ms";

  private final int partitions;
  private final Progress progress;
  private final Map<Phase, PhaseCost> costs = new EnumMap<>(Phase.class);
  private Phase phase = Phase.START;
  private long since = System.nanoTime();
  private long submitted;
  private long unread;

  /**
   * @param partitions of a shuffle
   * @param sources units that may have to be read
   */
  TaskProgress(int partitions, int sources) {
    this.partitions = partitions;
    this.unread = sources;
    this.progress = Progress.start("curate", "tasks", expected());
  }

  /**
   * Begins a phase, or goes on with it.
   *
   * @param remark what is shown
   */
  synchronized void phase(Phase begun, String remark) {
    end();
    if (begun == Phase.READ) {
      unread--;
    } else {
      unread = begun.compareTo(Phase.READ) > 0 ? 0 : unread;
    }
    phase = begun;
    progress.note(remark);
    progress.expect(expected());
  }

  private void end() {
    var now = System.nanoTime();
    cost().addTime((now - since) / 1_000_000);
    since = now;
  }

  private PhaseCost cost() {
    return costs.computeIfAbsent(phase, p -> new PhaseCost());
  }

  private long expected() {
    var later =
        Arrays.stream(Phase.values())
            .filter(p -> p.compareTo(phase) > 0)
            .mapToLong(Phase::usualTasks)
            .sum();
    return submitted + (later + unread) * partitions;
  }

  /** What each phase cost so far, as a manifest counts it. */
  synchronized Map<String, Long> counts() {
    end();
    var counts = new LinkedHashMap<String, Long>();
    costs.forEach((p, cost) -> cost.addTo(p.key(), counts));
    return counts;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted stage) {
    submitted += stage.stageInfo().numTasks();
    progress.expect(expected());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    progress.step();
    var metrics = task.taskMetrics();
    // A task that failed early has none.
    cost()
        .addTask(
            task.taskInfo().duration(),
            metrics == null ? 0 : metrics.diskBytesSpilled(),
            task.taskExecutorMetrics().getMetricValue("JVMHeapMemory"));
  }

  @Override
  public void close() {
    progress.close();
  }
}
