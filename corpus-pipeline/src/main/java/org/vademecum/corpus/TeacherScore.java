package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Scores documents by the classifier, and drops what scores too low. */
final class TeacherScore {
  private TeacherScore() {}

  /** Documents with their scores. Tasks are no prose and dropped ones are out: they have none. */
  static Dataset<Row> scored(Dataset<Row> documents, ScoreModel model) {
    var score = udf((UDF1<String, Double>) model::score, DataTypes.DoubleType);
    return documents.withColumn("teacherScore", scorable(score.apply(col("text"))));
  }

  private static Column scorable(Column score) {
    var open = col("reason").isNull().and(col("origin").notEqual(Origin.PACK_TASK.name()));
    return when(open, score).otherwise(lit(null).cast(DataTypes.DoubleType));
  }

  /** The document, dropped if it comes from outside and scores below the threshold. */
  static CorpusDocument filtered(CorpusDocument document, double threshold) {
    var score = document.teacherScore();
    return document.origin() == Origin.SOURCE && score != null && score < threshold
        ? document.dropped(
            DropReason.LOW_TEACHER_SCORE,
            String.format(Locale.ROOT, "%.2f, least %.2f", score, threshold))
        : document;
  }
}
