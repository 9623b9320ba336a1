package org.vademecum.serving.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade bundle}: one file for the edge. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = "Puts pack, index and student into one file for the edge.")
public final class BundleCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PACK", description = "a pack's name or folder")
  private String pack = "";

  @Option(names = "--out", description = "the file (default work/PACK/bundle/PACK.vade)")
  private @Nullable Path out;

  @Option(names = "--force", description = "make it again even if nothing changed")
  private boolean force;

  public static void main(String[] args) {
    CommandRunner.main(new BundleCommand(), args);
  }

  @Override
  public Integer call() {
    var loaded = PackLoader.load(PackFolders.find(pack));
    var index = complete(PackFolders.work(loaded, "index"), "./vade index " + pack);
    var student = complete(PackFolders.work(loaded, "student"), "./vade distill " + pack);
    var folder = PackFolders.work(loaded, "bundle");
    var file = out == null ? folder.resolve(loaded.name() + ".vade") : out;
    var stage =
        new Stage("bundle", loaded.name(), loaded.version(), folder, 0)
            .input("pack", loaded.folder())
            .input("index", index.resolve("manifest.json"))
            .input("student", student.resolve("model-q8_0.gguf"))
            .parameter("file", file);
    if (!force && stage.upToDate() && Files.exists(file)) {
      System.out.println("bundle: up to date: " + file);
      return 0;
    }
    stage.open();
    BundleFile.write(
        file,
        entries(loaded.name(), loaded.folder(), index, student, PackFolders.work(loaded, "eval")));
    stage.complete(
        java.util.Map.of("java", Runtime.version().toString()),
        java.util.Map.of("bytes", file.toFile().length()));
    System.out.printf("bundle: %,d bytes: %s%n", file.toFile().length(), file);
    return 0;
  }

  private static ArrayList<BundleFile.Entry> entries(
      String name, Path pack, Path index, Path student, Path eval) {
    var entries = new ArrayList<BundleFile.Entry>();
    entries.add(new BundleFile.Entry("pack/" + name, pack));
    entries.add(new BundleFile.Entry("index", index));
    for (var file : java.util.List.of("model-q8_0.gguf", "MODEL_CARD.md", "manifest.json")) {
      if (Files.exists(student.resolve(file))) {
        entries.add(new BundleFile.Entry("student/" + file, student.resolve(file)));
      }
    }
    if (Files.exists(eval.resolve("manifest.json"))) {
      entries.add(new BundleFile.Entry("eval/manifest.json", eval.resolve("manifest.json")));
    }
    return entries;
  }

  private static Path complete(Path folder, String command) {
    if (!Files.exists(folder.resolve("manifest.json"))) {
      throw Fault.resource("incomplete-stage", "not complete: " + folder, "run " + command);
    }
    return folder;
  }
}
