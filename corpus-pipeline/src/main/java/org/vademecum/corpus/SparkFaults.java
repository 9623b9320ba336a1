package org.vademecum.corpus;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import org.vademecum.cli.Fault;

/** Turns what Spark throws into what its user can mend. */
final class SparkFaults {
  private static final int DEEPEST = 20;

  private SparkFaults() {}

  /**
   * The fault behind an exception: a full disk, too little memory, a master that does not answer;
   * the exception itself where it is none of these.
   *
   * @param out where the run writes
   */
  static RuntimeException of(Exception thrown, Path out) {
    Throwable cause = thrown;
    for (var depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (cause instanceof Fault fault) {
        return fault;
      }
      var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (full(cause, message)) {
        return Fault.resource(
            "disk-full",
            "the disk is full: " + out + " or the folder for Spark's spills",
            "free space there, or choose another --out and SPARK_LOCAL_DIRS; run again: what was"
                + " prepared is kept",
            thrown);
      }
      if (cause instanceof OutOfMemoryError || message.contains("java.lang.outofmemoryerror")) {
        return Fault.resource(
            "out-of-memory",
            "a task needs more memory than Spark has",
            "give more with VADE_JAVA_OPTIONS=-Xmx6g, or spark.executor.memory on a cluster",
            thrown);
      }
      if (message.contains("master removed our application")) {
        return Fault.resource(
            "no-executors",
            "the cluster's workers could not start or keep an executor",
            "read the workers' logs; check spark.executor.memory against what they offer",
            thrown);
      }
      if (message.contains("all masters are unresponsive")
          || message.contains("connect to master")
          || message.contains("could not parse master url")) {
        return Fault.resource(
            "no-spark-master",
            "Spark's master does not answer",
            "check --master, and that the master runs Spark "
                + org.apache.spark.package$.MODULE$.SPARK_VERSION(),
            thrown);
      }
    }
    return thrown instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("the pipeline failed", thrown);
  }

  // Hadoop and Spark pass on the system's own words for it.
  private static boolean full(Throwable cause, String message) {
    var file = cause instanceof IOException || cause instanceof FileSystemException;
    return message.contains("no space left on device")
        || message.contains("disk quota exceeded")
        || (file && message.contains("file too large"));
  }
}
