package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.vademecum.engine.pack.Pack;

/** What a pack brings itself: its passages, and training rows from its own generators. */
final class OwnDocuments {
  private final Pack pack;
  private final List<TrainingRows> tasks;
  private final long seed;
  private final String digest;

  /**
   * @param digest of the pack
   */
  OwnDocuments(Pack pack, List<TrainingRows> tasks, long seed, String digest) {
    this.pack = pack;
    this.tasks = List.copyOf(tasks);
    this.seed = seed;
    this.digest = digest;
  }

  SourceUnit unit(SparkSession spark) {
    return new SourceUnit() {
      @Override
      public String name() {
        return pack.name();
      }

      @Override
      public String digest() {
        return digest;
      }

      @Override
      public Dataset<Row> read() {
        return spark.createDataFrame(rows(), DocumentRows.SCHEMA);
      }
    };
  }

  /** Tasks are checked as tasks, passages are treated as any document. */
  static Block block(Block prose, Block tasks) {
    return document ->
        document.origin() == Origin.PACK_TASK ? tasks.apply(document) : prose.apply(document);
  }

  private List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (var passage : pack.passages()) {
      rows.add(
          DocumentRows.toRow(
              CorpusDocument.of(
                      passage.indexId(),
                      pack.name() + "/knowledge",
                      passage.licence(),
                      "passage",
                      passage.text(),
                      Origin.PACK_PASSAGE)
                  .withCluster(QuestionRows.passageCluster(passage), 1)));
    }
    tasks.forEach(t -> t.rows(seed).map(this::task).map(DocumentRows::toRow).forEach(rows::add));
    return rows;
  }

  private CorpusDocument task(TrainingRow row) {
    return CorpusDocument.of(
            row.id(),
            pack.name() + "/tasks",
            "Apache-2.0",
            row.kind(),
            row.text(),
            Origin.PACK_TASK)
        .withLanguage(row.language())
        .withDifficulty(row.difficulty())
        .withCluster(row.cluster(), 1);
  }
}
