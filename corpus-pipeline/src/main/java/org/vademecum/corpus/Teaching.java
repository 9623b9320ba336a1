package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Progress;
import org.vademecum.teacher.Document;
import org.vademecum.teacher.RecordedVerdict;
import org.vademecum.teacher.Teacher;

/** Where the verdicts come from that the classifier learns. */
@FunctionalInterface
interface Teaching {
  /** Verdicts on documents, some of them perhaps of the corpus. */
  List<RecordedVerdict> verdicts(Dataset<Row> prepared);

  /** What a pack has recorded. */
  static Teaching recorded(List<RecordedVerdict> verdicts) {
    return prepared -> verdicts;
  }

  /**
   * A teacher that is asked about a sample, beside what is recorded. The sample takes turns among
   * the strata (source, language, length in powers of two), so that rare kinds of documents are
   * judged too; it is the same for the same documents. When the teacher's budget is spent, what it
   * has said by then is used, and the next run goes on from there.
   *
   * @param origin who the teacher is
   * @param size documents to be judged
   * @param concurrency requests at once
   */
  static Teaching asked(
      Teacher teacher, String origin, List<RecordedVerdict> recorded, int size, int concurrency) {
    return prepared -> {
      var verdicts = new ArrayList<>(recorded);
      verdicts.addAll(asked(teacher, origin, sample(prepared, size), concurrency));
      return verdicts;
    };
  }

  private static List<Document> sample(Dataset<Row> prepared, int size) {
    var strata =
        Window.partitionBy("source", "language", "power").orderBy(xxhash64(col("text")), col("id"));
    var copies = Window.partitionBy("exact").orderBy("id", "text", "row");
    return prepared
        .filter(col("reason").isNull().and(col("origin").equalTo(Origin.SOURCE.name())))
        .withColumn("power", floor(log2(length(col("text")).plus(1))))
        .withColumn("copy", row_number().over(copies))
        .filter(col("copy").equalTo(1))
        .withColumn("turn", row_number().over(strata))
        .orderBy(col("turn"), xxhash64(col("text")), col("id"))
        .limit(size)
        .select("id", "language", "text")
        .collectAsList()
        .stream()
        .map(row -> new Document(row.getString(0), row.getString(1), row.getString(2)))
        .toList();
  }

  private static List<RecordedVerdict> asked(
      Teacher teacher, String origin, List<Document> documents, int concurrency) {
    var verdicts = new ArrayList<RecordedVerdict>();
    try (var progress = Progress.start("teacher", "documents", documents.size());
        var threads = Executors.newFixedThreadPool(concurrency)) {
      var tasks = new ArrayList<Callable<RecordedVerdict>>();
      for (var document : documents) {
        tasks.add(
            () -> {
              var verdict = new RecordedVerdict(document, teacher.judge(document), origin);
              progress.step();
              return verdict;
            });
      }
      for (var answer : threads.invokeAll(tasks)) {
        try {
          verdicts.add(answer.get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof Fault fault) || !passing(fault)) {
            throw e.getCause() instanceof Fault fault
                ? fault
                : new IllegalStateException("a document could not be judged", e.getCause());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return verdicts;
  }

  // A spent budget and a reply that is no verdict cost documents; an endpoint that is not there
  // costs the run, because a classifier of nobody's verdicts would pass for the teacher's.
  private static boolean passing(Fault fault) {
    return fault.type().equals("teacher-budget-spent") || fault.type().equals("teacher-unreadable");
  }
}
