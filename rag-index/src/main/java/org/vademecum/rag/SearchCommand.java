package org.vademecum.rag;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.cli.Progress;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade search}: one query for people, or a file of queries as a TREC run. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Searches an index: one query, or a file of queries into a TREC run.")
public final class SearchCommand implements Callable<Integer> {
  /** Parts of one document may stand beside each other among the hits. */
  private static final int PARTS = 3;

  @Parameters(index = "0", paramLabel = "PACK", description = "a pack's name or folder")
  private String pack = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "QUERY", description = "what to look for")
  private @Nullable String query;

  @Option(names = "--queries", paramLabel = "FILE", description = "lines of id, tab, text")
  private @Nullable Path queries;

  @Option(names = "--run", paramLabel = "FILE", description = "the TREC run to write")
  private @Nullable Path run;

  @Option(names = "--index", paramLabel = "DIR", description = "default work/PACK/index")
  private @Nullable Path index;

  @Option(
      names = "-k",
      paramLabel = "N",
      description = "hits a query (default 10 for a query, 100 for a run)")
  private @Nullable Integer count;

  @Option(names = "--mode", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private Mode mode = Mode.LEXICAL;

  @Option(names = "--lang", paramLabel = "en|zh", description = "only passages in it")
  private @Nullable String language;

  @Option(names = "--json", description = "hits as one JSON document")
  private boolean json;

  public static void main(String[] args) {
    CommandRunner.main(new SearchCommand(), args);
  }

  @Override
  public Integer call() {
    if ((query == null) == (queries == null) || (run == null) != (queries == null)) {
      throw Fault.input(
          "wrong-usage", "neither a QUERY nor --queries with --run", "vade search --help");
    }
    if (count != null && count < 1) {
      throw Fault.input("wrong-usage", "not a number of hits: " + count, "give -k 1 or more");
    }
    try (var passages = PassageIndex.open(folder())) {
      if (query != null) {
        print(query, passages.search(request(query, count == null ? 10 : count)));
      } else if (queries != null && run != null) {
        writeRun(passages, queries, run);
      }
    }
    return ExitCode.DONE.code();
  }

  // A pack's work lies under the name of its folder, which is the pack's own.
  private Path folder() {
    if (index != null) {
      return index;
    }
    var name = PackFolders.find(pack).toAbsolutePath().normalize().getFileName();
    return PackFolders.home().resolve("work").resolve(String.valueOf(name)).resolve("index");
  }

  private SearchRequest request(String text, int hits) {
    try {
      var only = language == null ? null : Language.of(language);
      return new SearchRequest(text, only, List.of(), Set.of(), hits, mode);
    } catch (IllegalArgumentException e) {
      throw Fault.input("wrong-usage", "not a language: " + language, "give --lang en or zh");
    }
  }

  private void print(String text, List<Hit> hits) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      var document = new LinkedHashMap<String, Object>();
      document.put("query", text);
      document.put("mode", mode);
      document.put("hits", hits);
      out.println(Json.write(document));
      return;
    }
    for (var hit : hits) {
      out.printf(
          Locale.ROOT,
          "%s  score %.2f, coverage %.2f%n  %s%n  %s%n",
          hit.id(),
          hit.score(),
          hit.coverage(),
          hit.title(),
          hit.text());
    }
  }

  private void writeRun(PassageIndex passages, Path queryFile, Path runFile) {
    var all = QueryFile.read(queryFile);
    var hits = count == null ? 100 : count;
    try (var writer = Files.newBufferedWriter(runFile);
        var progress = Progress.start("search", "queries", all.size())) {
      for (var one : all) {
        var found = passages.search(request(one.text(), hits * PARTS));
        for (var line : TrecRun.lines(one.id(), found, hits, "vademecum-" + mode)) {
          writer.write(line);
          writer.newLine();
        }
        progress.step();
      }
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write " + runFile, "choose another --run", e);
    }
    System.out.println(all.size() + " queries: " + runFile);
  }
}
