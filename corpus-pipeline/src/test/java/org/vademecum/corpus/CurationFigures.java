package org.vademecum.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures the pipeline on real documents with known faults among them: {@code CurationFigures PACK
 * WORK SEED SOURCE…}. Sources are files that the pipeline reads; documents get ids of their own,
 * since sources repeat theirs. A benchmark and no test.
 */
final class CurationFigures {
  private final InjectedCorpus truth;
  private final Map<String, String> kept = new HashMap<>();
  private final Map<String, Row> dropped = new HashMap<>();

  private CurationFigures(InjectedCorpus truth) {
    this.truth = truth;
  }

  public static void main(String[] args) throws IOException {
    var work = Path.of(args[1]);
    var truth =
        new InjectedCorpus(
            documents(List.of(args).subList(3, args.length)), Long.parseLong(args[2]));
    truth.write(work);
    var command =
        new String[] {
          args[0],
          "--source",
          work.resolve("corpus.jsonl").toString(),
          "--decontaminate",
          work.resolve("evaluation.jsonl").toString(),
          "--out",
          work.resolve("corpus").toString()
        };
    var code = org.vademecum.cli.CommandRunner.run(new CurateCommand(), System.err, command);
    if (code != 0) {
      throw new IllegalStateException("curate ended with " + code);
    }
    var figures = new CurationFigures(truth);
    figures.read(work.resolve("corpus"));
    figures.print();
  }

  private static List<CorpusDocument> documents(List<String> sources) throws IOException {
    var documents = new ArrayList<CorpusDocument>();
    for (var source : sources) {
      var file = Path.of(source);
      var in = Files.newInputStream(file);
      var name = String.valueOf(file.getFileName());
      FileDocuments.read(name.endsWith(".gz") ? new java.util.zip.GZIPInputStream(in) : in, name)
          .forEachRemaining(documents::add);
    }
    var own = new ArrayList<CorpusDocument>();
    for (var document : documents) {
      if (document.kept()) {
        own.add(Documents.source("document-" + own.size(), document.text()));
      }
    }
    return own;
  }

  private void read(Path corpus) throws IOException {
    try (SparkSession spark = SparkSessions.start("local[2]")) {
      rows(spark, corpus.resolve("documents"))
          .forEach(row -> kept.put(row.getAs("id"), row.getAs("text")));
      rows(spark, corpus.resolve("dropped")).forEach(row -> dropped.put(row.getAs("id"), row));
    }
  }

  private static List<Row> rows(SparkSession spark, Path table) {
    return spark.read().parquet(table.toString()).collectAsList();
  }

  private void print() {
    line("exact copies found", share(truth.exact(), this::oneIsGone), truth.exact().size());
    nearCopies();
    precision();
    personalData();
    line("evaluation texts found", 1 - share(truth.leaks()), truth.leaks().size());
    line("junk dropped", 1 - share(truth.junk()), truth.junk().size());
    clean();
  }

  private static void line(String what, double value, long of) {
    System.out.printf(Locale.ROOT, "%-44s %.4f of %d%n", what, value, of);
  }

  private boolean oneIsGone(Map.Entry<String, String> pair) {
    return !kept.containsKey(pair.getKey()) || !kept.containsKey(pair.getValue());
  }

  private static double share(Map<String, String> of, Predicate<Map.Entry<String, String>> is) {
    return of.entrySet().stream().filter(is).count() / (double) Math.max(1, of.size());
  }

  private double share(List<String> ids) {
    return ids.stream().filter(kept::containsKey).count() / (double) Math.max(1, ids.size());
  }

  private void nearCopies() {
    var bands = new TreeMap<String, int[]>();
    for (var pair : truth.near().entrySet()) {
      var similarity = jaccard(text(pair.getKey()), text(pair.getValue()));
      var band =
          similarity >= 0.8
              ? "0.8 and above"
              : similarity >= 0.6 ? "0.6 to 0.8" : similarity >= 0.5 ? "0.5 to 0.6" : "below 0.5";
      var counts = bands.computeIfAbsent(band, b -> new int[2]);
      counts[0] += oneIsGone(pair) ? 1 : 0;
      counts[1]++;
    }
    bands.forEach(
        (band, counts) ->
            line("near copies found, " + band, counts[0] / (double) counts[1], counts[1]));
  }

  private void precision() {
    var near =
        dropped.values().stream().filter(r -> r.getAs("reason").equals("NEAR_DUPLICATE")).toList();
    var right = 0;
    for (var row : near) {
      String detail = row.getAs("detail");
      var partner = detail.substring(0, detail.lastIndexOf(','));
      right +=
          kept.containsKey(partner) && jaccard(text(row.getAs("id")), text(partner)) >= 0.5 ? 1 : 0;
    }
    line("near duplicates with a kept partner at 0.5", right / (double) near.size(), near.size());
  }

  private void personalData() {
    var counts = new TreeMap<String, int[]>();
    for (var entry : truth.identifiers().entrySet()) {
      var text = textNow(entry.getKey());
      var value = entry.getValue();
      var name = value.codePoints().noneMatch(Character::isDigit) && !value.contains("@");
      var gone =
          !text.contains(value)
              && (!name || Arrays.stream(value.split(" ")).noneMatch(text::contains));
      var kind = name ? "names removed" : "identifiers removed";
      var count = counts.computeIfAbsent(kind, k -> new int[2]);
      count[0] += gone ? 1 : 0;
      count[1]++;
    }
    counts.forEach((kind, count) -> line(kind, count[0] / (double) count[1], count[1]));
  }

  private void clean() {
    var faulty = new HashSet<String>(truth.junk());
    faulty.addAll(truth.leaks());
    faulty.addAll(truth.exact().keySet());
    faulty.addAll(truth.near().keySet());
    var reasons = new TreeMap<String, Integer>();
    var lost = 0;
    var all = 0;
    for (var id : truth.texts().keySet()) {
      if (faulty.contains(id)) {
        continue;
      }
      all++;
      var row = dropped.get(id);
      var reason = row == null ? "" : row.<String>getAs("reason");
      if (row != null && !reason.endsWith("_DUPLICATE") && !reason.equals("LOW_TEACHER_SCORE")) {
        lost++;
        reasons.merge(reason, 1, Integer::sum);
      }
    }
    line("clean documents lost", lost / (double) all, all);
    System.out.println(reasons);
  }

  private String text(String id) {
    return truth.texts().getOrDefault(id, "");
  }

  private String textNow(String id) {
    var row = dropped.get(id);
    return row == null ? kept.getOrDefault(id, "") : row.getAs("text");
  }

  // By the texts themselves and without hashes, so that it is no echo of what is measured.
  private static double jaccard(String first, String second) {
    var a = runs(first);
    var b = runs(second);
    var shared = a.stream().filter(b::contains).count();
    return shared / (double) Math.max(1, a.size() + b.size() - shared);
  }

  private static Set<String> runs(String text) {
    var chinese = InjectedCorpus.chinese(text);
    var units =
        chinese
            ? text.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .toList()
            : List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    var runs = new HashSet<String>();
    for (var i = 0; i + 5 <= units.size(); i++) {
      runs.add(String.join(" ", units.subList(i, i + 5)));
    }
    return runs;
  }
}
