package org.vademecum.corpus;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Intermediate results on the disk. What is read more than once is written once; an executor that
 * is lost then costs no more than its own tasks, and a plan of many rounds stays short. (Spark's
 * own checkpoints compute everything twice.)
 */
final class Checkpoints {
  private final Path folder;
  private int written;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** The same rows, read from where they have been written. */
  Dataset<Row> stored(Dataset<Row> rows) {
    var place = folder.resolve("step-" + written++).toUri().toString();
    rows.write().parquet(place);
    return rows.sparkSession().read().schema(rows.schema()).parquet(place);
  }
}
