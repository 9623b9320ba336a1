package org.vademecum.engine.pack;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.ExitCode;
import org.vademecum.engine.simulate.SimulatorFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vade validate}: lists all problems of a pack. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Loads a pack and lists all of its problems with file and line.")
public final class ValidateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PACK", description = "a pack's name or folder")
  private String pack = "";

  public static void main(String[] args) {
    CommandRunner.main(new ValidateCommand(), args);
  }

  @Override
  public Integer call() {
    var folder = PackFolders.find(pack);
    var loaded = PackLoader.check(folder);
    var problems = new ArrayList<>(loaded.problems());
    loaded
        .pack()
        .filter(p -> Files.exists(p.folder().resolve("simulator.yaml")))
        .ifPresent(p -> problems.addAll(SimulatorFile.check(p)));
    if (!problems.isEmpty()) {
      problems.forEach(System.out::println);
      System.err.println("vade: " + problems.size() + " problems in the pack " + folder);
      System.err.println("  remedy: correct the lines named above");
      return ExitCode.FAULTY_INPUT.code();
    }
    loaded.pack().ifPresent(p -> System.out.println(summary(p)));
    return ExitCode.DONE.code();
  }

  private static String summary(Pack pack) {
    return "%s is valid: %d observables, %d intervals, %d critical limits, %d patterns, %d derived quantities, %d passages"
        .formatted(
            pack,
            pack.observables().all().size(),
            pack.intervals().size(),
            pack.criticalLimits().size(),
            pack.patterns().size(),
            pack.derived().size(),
            pack.passages().size());
  }
}
