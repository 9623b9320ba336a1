package org.vademecum.eval.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vade eval import}: published files of labelled responses into the form of this project.
 */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Brings published files (RAGTruth, HaluEval, FaithBench, MedHallu, TruthfulQA, HealthBench)"
            + " into lines that `vade score` and `vade eval` read.")
public final class ImportCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "files of one set, as published")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      defaultValue = "auto",
      description =
          "auto, ragtruth, halueval, faithbench, medhallu, truthfulqa, healthbench or pairs"
              + " (default: ${DEFAULT-VALUE}, by the fields)")
  private String format = "auto";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.jsonl",
      description = "what to write")
  private Path out = Path.of("");

  public static void main(String[] args) {
    CommandRunner.main(new ImportCommand(), args);
  }

  @Override
  public Integer call() {
    var imported = CaseImport.read(files, format);
    try {
      Files.write(out, imported.cases().stream().map(Json::write).toList());
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write: " + out, "choose another --out", e);
    }
    imported.faults().stream().limit(SHOWN).forEach(System.err::println);
    if (imported.faults().size() > SHOWN) {
      System.err.println("and " + (imported.faults().size() - SHOWN) + " more");
    }
    System.out.println(summary(imported));
    return 0;
  }

  private String summary(CaseImport imported) {
    var cases = imported.cases();
    return "%s: %d cases in %d groups (%d supported, %d not, %d without a label, %d without a response), %d faulty records: %s"
        .formatted(
            imported.format(),
            cases.size(),
            cases.stream().map(SupportCase::group).distinct().count(),
            cases.stream().filter(c -> Integer.valueOf(1).equals(c.label())).count(),
            cases.stream().filter(c -> Integer.valueOf(0).equals(c.label())).count(),
            cases.stream().filter(c -> c.label() == null).count(),
            cases.stream().filter(c -> c.response() == null).count(),
            imported.faults().size(),
            out);
  }
}
