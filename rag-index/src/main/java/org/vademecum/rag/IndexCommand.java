package org.vademecum.rag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade index}: the stage that makes the index of a pack. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = "Indexes a pack's passages and curated corpus, or the given JSON Lines instead.")
public final class IndexCommand implements Callable<Integer> {
  private static final String OWN_FILES =
      "_.*|segments.*|pending_segments.*|write\\.lock|manifest\\.json.*";

  @Parameters(paramLabel = "PACK", description = "a pack's name or folder")
  private String pack = "";

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "JSON Lines (id, text, title?, language?), gzip too, or a folder of them")
  private List<Path> sources = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "default work/PACK/index")
  private @Nullable Path out;

  @Option(names = "--force", description = "index again even if nothing has changed")
  private boolean force;

  public static void main(String[] args) {
    CommandRunner.main(new IndexCommand(), args);
  }

  @Override
  public Integer call() {
    var loaded = PackLoader.load(PackFolders.find(pack));
    var folder = out == null ? PackFolders.work(loaded, "index") : out;
    var corpus = PackFolders.work(loaded, "corpus");
    var stage = stage(loaded, corpus, folder);
    if (!force && stage.upToDate()) {
      System.out.println("up to date: " + folder);
      return ExitCode.DONE.code();
    }
    checkOwn(folder);
    var builder = new IndexBuilder(loaded);
    var filler = new IndexSources(builder);
    if (sources.isEmpty()) {
      builder.addPassages(loaded);
      if (Files.exists(corpus.resolve("manifest.json"))) {
        filler.addCorpus(corpus);
      }
    } else {
      sources.forEach(filler::addGiven);
    }
    stage.clear();
    builder.write(folder);
    var counts = new TreeMap<>(filler.counts());
    counts.put("packPassages", sources.isEmpty() ? loaded.passages().size() : 0L);
    counts.put("passages", (long) builder.size());
    stage.complete(Map.of("lucene", Version.LATEST.toString()), counts);
    System.out.println(builder.size() + " passages: " + folder);
    return ExitCode.DONE.code();
  }

  private Stage stage(Pack loaded, Path corpus, Path folder) {
    var stage = new Stage("index", loaded.name(), loaded.version(), folder, 0);
    stage.parameter("format", Fields.FORMAT_VERSION);
    for (var name : List.of("observables.csv", "patterns.yaml", "derived.yaml", "knowledge")) {
      var path = loaded.folder().resolve(name);
      if (Files.exists(path)) {
        stage.input(name, path);
      }
    }
    if (sources.isEmpty() && Files.exists(corpus.resolve("manifest.json"))) {
      stage.input("corpus/manifest.json", corpus.resolve("manifest.json"));
    }
    sources.forEach(s -> stage.input(s.toString(), s));
    return stage;
  }

  // The folder is emptied before the index is written, so it must be nobody else's.
  private static void checkOwn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      var foreign =
          files.filter(f -> !String.valueOf(f.getFileName()).matches(OWN_FILES)).findFirst();
      if (foreign.isPresent()) {
        throw Fault.input(
            "folder-in-use",
            "the folder holds something that is no index: " + foreign.get(),
            "choose an empty folder with --out");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
