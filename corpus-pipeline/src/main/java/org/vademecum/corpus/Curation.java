package org.vademecum.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.teacher.RecordedVerdict;

/**
 * The whole pipeline: from a pack and its sources to {@code documents/}, {@code dropped/}, {@code
 * training/}, {@code report.html} and {@code stats.json} in a folder. Top-down in {@link #run};
 * what each step does to a document is in its {@link Block}.
 *
 * <p>Everything is written beside its place and moved there at the end, so that a run that is
 * interrupted, or meets a full disk, leaves the former corpus or none, and never half of one. What
 * it has prepared by then stays for the next run.
 */
final class Curation {
  private final Pack pack;
  private final CorpusSettings settings;
  private final ReportForms reports;
  private final OwnDocuments own;
  private final Split split;
  private final Teaching teaching;
  private final String siteKey;
  private final String treatment;

  /**
   * @param reports reads structured reports in sources
   * @param tasks what the pack makes by itself
   * @param teaching where verdicts come from
   * @param siteKey the secret under which dates are moved
   * @param treatment all that decides what becomes of a document by itself, as a digest
   */
  Curation(
      Pack pack,
      ReportForms reports,
      List<TrainingRows> tasks,
      Teaching teaching,
      String siteKey,
      long seed,
      String treatment) {
    this.pack = pack;
    this.settings = CorpusSettings.of(pack);
    this.reports = reports;
    this.split = new Split(seed, settings.validationShare());
    this.own = new OwnDocuments(pack, tasks, seed, treatment);
    this.teaching = teaching;
    this.siteKey = siteKey;
    this.treatment = treatment;
  }

  /**
   * Curates into a stage's folder. Its former manifest goes only when the new corpus takes the
   * place of the former one.
   *
   * @param sources what is given beside the pack's own
   * @param evaluation JSON Lines of evaluation texts
   */
  CorpusStats run(
      SparkSession spark,
      List<SourceUnit> sources,
      List<Path> evaluation,
      Stage stage,
      TaskProgress progress) {
    var out = stage.folder();
    var writing = out.resolve("_writing");
    Folders.delete(writing);
    Folders.create(writing);
    try {
      var prepared = prepared(spark, sources, evaluation, out, progress);
      progress.phase(Phase.TEACHER, "teacher");
      var verdicts = teaching.verdicts(prepared);
      var learned = ScoreModel.learn(verdicts);
      var scored = learned.map(l -> TeacherScore.scored(prepared, l.model())).orElse(prepared);
      progress.phase(Phase.DUPLICATES, "duplicates");
      var assembled = assembled(spark, scored, out, writing);
      var output = new CorpusFiles(writing, split);
      progress.phase(Phase.WRITE, "write");
      output.writeTables(assembled);
      output.writeTraining(assembled);
      progress.phase(Phase.REPORT, "report");
      var counts = new CorpusCounts(split);
      var stats =
          counts.of(
              pack,
              assembled,
              learned.isEmpty() ? List.of() : authors(verdicts),
              learned.map(ScoreModel.Learned::agreement).orElse(null),
              threshold());
      output.writeReport(stats);
      stage.open();
      output.moveTo(out);
      return stats;
    } finally {
      Folders.delete(writing);
    }
  }

  private Dataset<Row> prepared(
      SparkSession spark,
      List<SourceUnit> sources,
      List<Path> evaluation,
      Path out,
      TaskProgress progress) {
    var store = new Prepared(spark, out.resolve("prepared"), treatment);
    var sets =
        Blocks.contamination(
            settings, EvaluationTexts.read(evaluation, new RenderReports(reports)));
    Block prose = Blocks.of(settings, reports);
    var treatment =
        new Prepared.Treatment(
            OwnDocuments.block(prose, new CheckTasks()),
            sets,
            new DeIdentify(siteKey),
            minHash().orElse(MinHash.DEFAULT));
    progress.phase(Phase.OWN, "the pack's own");
    var all = store.of(own.unit(spark), treatment);
    for (var unit : sources) {
      progress.phase(Phase.READ, (store.has(unit) ? "kept: " : "read: ") + unit.name());
      all = all.union(store.of(unit, treatment));
    }
    store.removeUnused();
    return sets == null ? all : Decontamination.apply(all);
  }

  private Optional<MinHash> minHash() {
    return settings
        .find(BlockSettings.NearDuplicates.class)
        .map(BlockSettings.NearDuplicates::minHash);
  }

  // Written out once, so that what follows reads it instead of computing it again.
  private Dataset<Row> assembled(
      SparkSession spark, Dataset<Row> prepared, Path out, Path writing) {
    var documents = prepared;
    var steps = new Checkpoints(writing.resolve("steps"));
    if (settings.find(BlockSettings.ExactDuplicates.class).isPresent()) {
      documents =
          new Deduplicate(spark, minHash(), threshold(), out.resolve("prepared"), steps)
              .apply(documents);
    } else {
      documents = DocumentRows.map(documents, document -> document);
    }
    documents = steps.stored(documents);
    var sentences = settings.find(BlockSettings.RepeatedSentences.class);
    if (sentences.isPresent()) {
      documents = new RepeatedSentences(sentences.get()).apply(documents);
    }
    var threshold = threshold();
    var filtered =
        documents.map(
            (MapFunction<Row, Row>)
                row -> DocumentRows.toRow(TeacherScore.filtered(DocumentRows.of(row), threshold)),
            DocumentRows.ENCODER);
    return steps.stored(filtered);
  }

  private double threshold() {
    return settings
        .find(BlockSettings.TeacherFilter.class)
        .map(BlockSettings.TeacherFilter::threshold)
        .orElse(0.0);
  }

  private static List<String> authors(List<RecordedVerdict> verdicts) {
    return verdicts.stream().map(RecordedVerdict::origin).distinct().sorted().toList();
  }
}
