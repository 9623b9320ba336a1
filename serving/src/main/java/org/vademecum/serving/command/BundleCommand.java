package org.vademecum.serving.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.PackFolders;
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
    var parts = BundleParts.of(pack);
    var loaded = parts.pack();
    var folder = PackFolders.work(loaded, "bundle");
    var file = out == null ? folder.resolve(loaded.name() + ".vade") : out;
    var stage =
        new Stage("bundle", loaded.name(), loaded.version(), folder, 0)
            .input("pack", loaded.folder())
            .input("index", parts.index().resolve("manifest.json"))
            .input("student", parts.model())
            .parameter("file", file);
    if (!force && stage.upToDate() && Files.exists(file)) {
      System.out.println("bundle: up to date: " + file);
      return 0;
    }
    stage.open();
    BundleFile.write(file, parts.entries());
    stage.complete(
        java.util.Map.of("java", Runtime.version().toString()),
        java.util.Map.of("bytes", file.toFile().length()));
    System.out.printf("bundle: %,d bytes: %s%n", file.toFile().length(), file);
    return 0;
  }
}
