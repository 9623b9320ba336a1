package org.vademecum.corpus;

import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Spark as the pipeline wants it: quiet, without its web page, with few partitions. */
final class SparkSessions {
  private SparkSessions() {}

  /**
   * Starts Spark.
   *
   * @param master as Spark names it; null takes what {@code spark-submit} or the environment says,
   *     else this machine's cores
   */
  static SparkSession start(@Nullable String master) {
    var local = master == null ? System.getProperty("spark.master", "local[*]") : master;
    var builder =
        SparkSession.builder()
            .appName("vade curate")
            .master(local)
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.log.level", "OFF");
    if (local.startsWith("local")) {
      builder
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", "4")
          .config("spark.default.parallelism", "4")
          .config("spark.sql.adaptive.enabled", "false")
          // Compiling a plan costs more than it saves where the work is in our own functions.
          .config("spark.sql.codegen.wholeStage", "false");
    }
    return builder.getOrCreate();
  }
}
