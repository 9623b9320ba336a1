package org.vademecum.corpus;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.vademecum.cli.Progress;

/** Shows Spark's finished tasks as progress, and keeps how long each phase took. */
final class TaskProgress extends SparkListener implements AutoCloseable {
  private final Progress progress = Progress.start("curate", "tasks", -1);
  private final Map<String, Long> milliseconds = new LinkedHashMap<>();
  private String phase = "start";
  private long since = System.nanoTime();

  /**
   * Begins a phase.
   *
   * @param name one of a few, by which times are added up
   * @param remark what is shown
   */
  void phase(String name, String remark) {
    end();
    phase = name;
    progress.note(remark);
  }

  private void end() {
    var now = System.nanoTime();
    milliseconds.merge(phase, (now - since) / 1_000_000, Long::sum);
    since = now;
  }

  /** Wall time by phase so far. */
  Map<String, Long> milliseconds() {
    end();
    return Map.copyOf(milliseconds);
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    progress.step();
  }

  @Override
  public void close() {
    progress.close();
  }
}
