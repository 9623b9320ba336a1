package org.vademecum.corpus;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.vademecum.cli.Progress;

/** Shows Spark's finished tasks as progress, with the phase as the remark. */
final class TaskProgress extends SparkListener implements AutoCloseable {
  private final Progress progress = Progress.start("curate", "tasks", -1);

  void phase(String name) {
    progress.note(name);
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
