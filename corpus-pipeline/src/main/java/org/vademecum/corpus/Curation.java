package org.vademecum.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.Pack;
import org.vademecum.teacher.RecordedMaterial;
import org.vademecum.teacher.RecordedVerdict;

/**
 * The whole pipeline: from a pack and its sources to {@code documents/}, {@code dropped/}, {@code
 * training/}, {@code report.html} and {@code stats.json} in a folder. Top-down in {@link #run};
 * what each step does to a document is in its {@link Block}.
 */
final class Curation {
  private static final int EXAMPLES = 3;
  private static final int EXAMPLE_LENGTH = 240;

  private final Pack pack;
  private final CorpusSettings settings;
  private final ReportForms reports;
  private final List<TrainingRows> tasks;
  private final Split split;

  /**
   * @param reports reads structured reports in sources
   * @param tasks what the pack makes by itself
   */
  Curation(Pack pack, ReportForms reports, List<TrainingRows> tasks, long seed) {
    this.pack = pack;
    this.settings = CorpusSettings.of(pack);
    this.reports = reports;
    this.tasks = List.copyOf(tasks);
    this.split = new Split(seed, settings.validationShare());
  }

  /**
   * Curates into a folder.
   *
   * @param sources files, folders or URIs
   * @param evaluation JSON Lines of evaluation texts
   */
  CorpusStats run(
      SparkSession spark,
      List<String> sources,
      List<Path> evaluation,
      Path out,
      TaskProgress progress) {
    var verdicts = RecordedMaterial.load(pack).verdicts();
    var learned = ScoreModel.learn(verdicts);
    progress.phase("read, clean, de-identify");
    var input = ownAndGiven(spark, sources);
    progress.phase("duplicates");
    var unique = new Deduplicate(settings.nearDuplicates()).apply(input);
    progress.phase("decontaminate, score");
    var judged = DocumentRows.map(unique, judging(evaluation, learned)).persist();
    progress.phase("write");
    writeParquet(judged, out);
    var kept = judged.filter(col("reason").isNull()).orderBy("id", "text").toLocalIterator();
    TrainingFiles.write(out.resolve("training"), documents(kept), split);
    progress.phase("report");
    var stats =
        CorpusStats.of(
            pack.name(),
            pack.version(),
            cells(judged),
            learned.isEmpty() ? List.of() : authors(verdicts),
            learned.map(ScoreModel.Learned::agreement).orElse(null));
    write(out.resolve("stats.json"), Json.writePretty(stats) + "\n");
    write(out.resolve("report.html"), CorpusReport.of(stats, examples(judged)));
    return stats;
  }

  private Dataset<Row> ownAndGiven(SparkSession spark, List<String> sources) {
    var own = new ArrayList<CorpusDocument>();
    for (var passage : pack.passages()) {
      own.add(
          CorpusDocument.of(
                  passage.indexId(),
                  pack.name() + "/knowledge",
                  passage.licence(),
                  "passage",
                  passage.text(),
                  Origin.PACK_PASSAGE)
              .withCluster(QuestionRows.passageCluster(passage), 1));
    }
    var prose = frame(spark, own);
    for (var given : new Sources(spark).read(sources)) {
      prose = prose.union(given);
    }
    var clean = DocumentRows.map(prose, cleaning());
    var rows = tasks.stream().flatMap(t -> t.rows(split.seed())).map(this::task).toList();
    return clean.union(DocumentRows.map(frame(spark, rows), new CheckTasks()));
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

  private static Dataset<Row> frame(SparkSession spark, List<CorpusDocument> documents) {
    return spark.createDataFrame(
        documents.stream().map(DocumentRows::toRow).toList(), DocumentRows.SCHEMA);
  }

  // De-identification comes last so that it sees repaired text, and for dropped documents too.
  private Block cleaning() {
    return new RenderReports(reports)
        .then(new Normalise())
        .then(new IdentifyLanguage(settings.dominant(), settings.languages()))
        .then(new JudgeQuality(settings.quality()))
        .then(new DeIdentify());
  }

  private Block judging(List<Path> evaluation, Optional<ScoreModel.Learned> learned) {
    var texts = EvaluationTexts.read(evaluation, new RenderReports(reports));
    var contamination =
        new Contamination(texts, settings.contaminationWords(), settings.contaminationCharacters());
    Block decontaminate = new Decontaminate(contamination);
    return learned
        .map(l -> decontaminate.then(new TeacherScore(l.model(), settings.teacherThreshold())))
        .orElse(decontaminate);
  }

  private void writeParquet(Dataset<Row> documents, Path out) {
    var columns =
        Stream.of("id", "source", "license", "language", "kind", "text", "quality", "teacherScore")
            .map(functions::col)
            .collect(Collectors.toCollection(ArrayList::new));
    columns.add(col("clusterSize"));
    columns.add(splitColumn().as("split"));
    documents
        .filter(col("reason").isNull())
        .select(columns.toArray(Column[]::new))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(out.resolve("documents").toUri().toString());
    columns.add(col("reason"));
    columns.add(col("detail"));
    documents
        .filter(col("reason").isNotNull())
        .select(columns.toArray(Column[]::new))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(out.resolve("dropped").toUri().toString());
  }

  private Column splitColumn() {
    var clusters = split;
    return udf((UDF1<String, String>) clusters::of, DataTypes.StringType).apply(col("cluster"));
  }

  private List<CorpusStats.Cell> cells(Dataset<Row> documents) {
    var rows =
        documents
            .groupBy(
                col("source"),
                col("language"),
                col("kind"),
                col("reason"),
                splitColumn().as("split"),
                floor(log2(length(col("text")).plus(1))).cast("int").as("length"),
                floor(col("teacherScore").multiply(2)).cast("int").as("score"))
            .agg(count(lit(1)).as("count"))
            .collectAsList();
    return rows.stream()
        .map(
            row -> {
              String reason = row.getAs("reason");
              return new CorpusStats.Cell(
                  row.getAs("source"),
                  row.getAs("language"),
                  row.getAs("kind"),
                  reason == null ? null : DropReason.valueOf(reason),
                  row.getAs("split"),
                  row.<Integer>getAs("length"),
                  row.<Integer>getAs("score"),
                  row.<Long>getAs("count"));
            })
        .toList();
  }

  private static List<Example> examples(Dataset<Row> documents) {
    var first = Window.partitionBy("reason").orderBy("id", "text");
    return documents
        .filter(col("reason").isNotNull())
        .select(
            col("reason"),
            col("id"),
            col("detail"),
            substring(col("text"), 1, EXAMPLE_LENGTH).as("text"))
        .withColumn("place", row_number().over(first))
        .filter(col("place").leq(EXAMPLES))
        .orderBy("reason", "place")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Example(
                    DropReason.valueOf(row.getAs("reason")),
                    row.getAs("id"),
                    row.getAs("detail"),
                    row.getAs("text")))
        .toList();
  }

  private static List<String> authors(List<RecordedVerdict> verdicts) {
    return verdicts.stream().map(RecordedVerdict::origin).distinct().sorted().toList();
  }

  private static Iterator<CorpusDocument> documents(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public CorpusDocument next() {
        return DocumentRows.of(rows.next());
      }
    };
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write " + file, "free disk space, or choose another --out", e);
    }
  }
}
