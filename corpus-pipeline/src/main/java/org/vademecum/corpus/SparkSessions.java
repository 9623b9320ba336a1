package org.vademecum.corpus;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;

/** Spark as the pipeline wants it: quiet, without its web page, with few partitions. */
final class SparkSessions {
  /** What executors of a cluster need beside Spark: this project and its libraries in one jar. */
  private static final String ASSEMBLED = "corpus-pipeline/target/vademecum-curate.jar";

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
            .config("spark.log.level", "OFF")
            .config("spark.executor.metrics.pollingInterval", TaskProgress.HEAP_INTERVAL)
            // Compiling a plan costs more than it saves where the work is in our own functions.
            .config("spark.sql.codegen.wholeStage", "false");
    if (local.startsWith("local")) {
      var partitions = System.getProperty("spark.sql.shuffle.partitions", "4");
      builder
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", partitions)
          .config("spark.default.parallelism", partitions)
          // Opening a local file costs little: small files are split, so that all cores read.
          .config("spark.sql.files.openCostInBytes", "65536")
          .config("spark.sql.adaptive.enabled", "false");
    } else if (System.getProperty("spark.jars") == null && !submitted()) {
      builder.config("spark.jars", assembled());
    }
    return builder.getOrCreate();
  }

  /** Partitions of a shuffle. */
  static int partitions(SparkSession spark) {
    return Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
  }

  // spark-submit has brought the jar to the executors itself.
  private static boolean submitted() {
    return System.getProperty("spark.submit.deployMode") != null;
  }

  private static String assembled() {
    var jar = Path.of(System.getProperty("vade.home", ".")).resolve(ASSEMBLED).toAbsolutePath();
    if (!Files.exists(jar)) {
      throw Fault.resource(
          "no-assembled-jar",
          "the jar for executors is not there: " + jar.normalize(),
          "build it with mvn package -pl corpus-pipeline -am, or give it with -Dspark.jars");
    }
    return jar.normalize().toString().replace(File.separatorChar, '/');
  }
}
