package org.vademecum.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.teacher.RecordedMaterial;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade curate}: a pack and its sources into a corpus. */
@Command(
    name = "curate",
    mixinStandardHelpOptions = true,
    description = "Curates a pack's corpus: clean, de-identified, without duplicates, scored.")
public final class CurateCommand implements Callable<Integer> {
  /** Raised when the pipeline gives other output for the same input. */
  private static final int PIPELINE = 3;

  /** Reports drawn from each scenario: some thousands of rows for a pack of a hundred scenarios. */
  private static final int DRAWS_PER_SCENARIO = 24;

  private static final long SEED = 20260101;

  @Parameters(paramLabel = "PACK", description = "a folder under domains/, or a path")
  private String pack = "";

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description =
          "a file, folder, URI or jdbc: table; JSONL, Parquet, CSV, HTML, Markdown, PDF, text,"
              + " reports")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--decontaminate",
      paramLabel = "FILE.jsonl",
      description = "an evaluation set beside the pack's own")
  private List<Path> evaluation = new ArrayList<>();

  @Option(names = "--master", paramLabel = "URL", description = "a Spark master; else this machine")
  private @Nullable String master;

  @Option(names = "--out", paramLabel = "DIR", description = "else work/PACK/corpus")
  private @Nullable Path out;

  @CommandLine.Mixin private TeacherOptions teacher = new TeacherOptions();

  @Option(names = "--force", description = "curate also where nothing has changed")
  private boolean force;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    CommandRunner.main(new CurateCommand(), args);
  }

  @Override
  public Integer call() {
    var loaded = PackLoader.load(PackFolders.find(pack));
    var folder = out == null ? PackFolders.work(loaded, "corpus") : out;
    var sets = evaluationSets(loaded);
    var siteKey = SiteKey.read(PackFolders.home().resolve("work/site.key"));
    var spark = SparkSessions.start(master);
    try {
      var units = new Sources(spark).units(sources);
      var stage = stage(loaded, folder, sets, units, siteKey);
      if (!force && stage.upToDate()) {
        System.out.println(folder + " is up to date");
        return 0;
      }
      var treatment = treatment(loaded, sets, siteKey);
      if (force) {
        Folders.delete(folder.resolve("prepared"));
      }
      try (var progress = new TaskProgress(SparkSessions.partitions(spark), units.size())) {
        spark.sparkContext().addSparkListener(progress);
        var stats =
            curation(loaded, folder, siteKey, treatment).run(spark, units, sets, stage, progress);
        stage.complete(tools(), counts(stats, progress.counts()));
        System.out.printf("%s: %d of %d documents kept%n", folder, stats.keptCount(), stats.read());
      }
      return 0;
    } catch (Exception e) {
      throw SparkFaults.of(e, folder);
    } finally {
      spark.stop();
    }
  }

  private Curation curation(Pack loaded, Path folder, String siteKey, String treatment) {
    var material = RecordedMaterial.load(loaded);
    var tasks = new ArrayList<TrainingRows>();
    tasks.add(new QuestionRows(loaded.passages(), material.questions()));
    if (Files.exists(loaded.folder().resolve("simulator.yaml"))
        && !material.statements().isEmpty()) {
      tasks.add(new SimulatedRows(loaded, material, DRAWS_PER_SCENARIO));
    }
    return new Curation(
        loaded,
        new PackReports(loaded.folder()),
        tasks,
        teacher.teaching(loaded, material.verdicts(), folder),
        siteKey,
        SEED,
        treatment);
  }

  // All sets of the pack's own, always, and those that are given.
  private List<Path> evaluationSets(Pack loaded) {
    var sets = new ArrayList<Path>();
    var own = loaded.folder().resolve("eval");
    if (Files.isDirectory(own)) {
      try (var files = Files.list(own)) {
        files.filter(f -> f.toString().endsWith(".jsonl")).sorted().forEach(sets::add);
      } catch (IOException e) {
        throw Fault.input("no-such-pack", "no readable pack: " + loaded.folder(), "check it", e);
      }
    }
    sets.addAll(evaluation);
    return sets;
  }

  // Of the pack counts all that rows are made of; its gates and its README decide nothing here.
  private Stage stage(
      Pack loaded, Path folder, List<Path> sets, List<SourceUnit> units, String siteKey) {
    var stage = new Stage("corpus", loaded.name(), loaded.version(), folder, SEED);
    stage.parameter("pipeline", PIPELINE);
    stage.parameter("teacher", teacher.description());
    partsOf(loaded).forEach(part -> stage.input("pack/" + part.getFileName(), part));
    for (var i = 0; i < sets.size(); i++) {
      stage.input("evaluation/" + i, sets.get(i));
    }
    units.forEach(unit -> stage.input("source/" + unit.name(), unit.digest()));
    stage.parameter("siteKey", SiteKey.digest(siteKey));
    return stage;
  }

  // All that decides what becomes of a document by itself. What the teacher recorded is not among
  // it, because scores are given later.
  private static String treatment(Pack loaded, List<Path> sets, String siteKey) {
    var digest = new ContentDigest().add(String.valueOf(PIPELINE)).add(siteKey);
    for (var part : partsOf(loaded)) {
      digest.add(part.getFileName() + " " + Stage.sha256(part));
    }
    sets.forEach(set -> digest.add(Stage.sha256(set)));
    return digest.hex();
  }

  private static List<Path> partsOf(Pack loaded) {
    return Folders.children(loaded.folder()).stream()
        .filter(e -> !List.of("README.md", "eval").contains(String.valueOf(e.getFileName())))
        .toList();
  }

  private static Map<String, String> tools() {
    var tools = new LinkedHashMap<String, String>();
    tools.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    tools.put("java", Runtime.version().toString());
    return tools;
  }

  private static Map<String, Long> counts(CorpusStats stats, Map<String, Long> costs) {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("read", stats.read());
    counts.put("kept", stats.keptCount());
    stats.split().forEach(counts::put);
    stats.dropped().forEach((reason, count) -> counts.put("dropped/" + reason, count));
    counts.putAll(costs);
    return counts;
  }
}
