package org.vademecum.student;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.vademecum.cli.Fault;

/** Runs what reads hostile bytes: it may end in a fault, and may not allocate without measure. */
public final class Allocation {
  private Allocation() {}

  /** What reads a file, and then uses what it has read. */
  @FunctionalInterface
  public interface Reading {
    void run() throws IOException;
  }

  /**
   * Runs it on this thread. All but a {@link Fault} is thrown on. What is too much is measured a
   * second time, when all classes are loaded, and instrumented where bytes are searched for.
   *
   * @param mostBytes that may be allocated in all, not at once
   */
  public static void bounded(long mostBytes, Reading reading) throws IOException {
    if (allocated(reading) > mostBytes) {
      assertThat(allocated(reading)).as("bytes allocated").isLessThanOrEqualTo(mostBytes);
    }
  }

  private static long allocated(Reading reading) throws IOException {
    var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var before = bean.getCurrentThreadAllocatedBytes();
    try {
      reading.run();
    } catch (Fault expected) {
      assertThat(expected.detail()).isNotBlank();
    }
    return bean.getCurrentThreadAllocatedBytes() - before;
  }
}
