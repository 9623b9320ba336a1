package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a phase took: time, tasks and how unequal they were, memory, what did not fit in it. */
final class PhaseCost {
  private final List<Long> taskMilliseconds = new ArrayList<>();
  private long milliseconds;
  private long spilledBytes;
  private long peakHeapBytes;

  void addTime(long more) {
    milliseconds += more;
  }

  /**
   * @param spilled bytes that went to the disk because memory did not hold them
   * @param peakHeap the most that the executor's heap held while the task ran, garbage included
   */
  void addTask(long duration, long spilled, long peakHeap) {
    taskMilliseconds.add(duration);
    spilledBytes += spilled;
    peakHeapBytes = Math.max(peakHeapBytes, peakHeap);
  }

  /** Puts the figures into a manifest's counts; those of tasks only where there were any. */
  void addTo(String phase, Map<String, Long> counts) {
    counts.put("milliseconds/" + phase, milliseconds);
    if (taskMilliseconds.isEmpty()) {
      return;
    }
    Collections.sort(taskMilliseconds);
    counts.put("tasks/" + phase, (long) taskMilliseconds.size());
    counts.put(
        "medianTaskMilliseconds/" + phase, taskMilliseconds.get(taskMilliseconds.size() / 2));
    counts.put("longestTaskMilliseconds/" + phase, taskMilliseconds.getLast());
    counts.put("peakHeapBytes/" + phase, peakHeapBytes);
    counts.put("spilledBytes/" + phase, spilledBytes);
  }
}
