package org.vademecum.eval.perturb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.eval.cases.CaseImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade eval perturb}: wrong answers made from right ones, for {@code vade score}. */
@Command(
    name = "perturb",
    mixinStandardHelpOptions = true,
    description =
        "Makes a labelled set from right answers: each untouched, and with one thing made wrong.")
public final class PerturbCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "lines with source and response, or any file that import reads")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.jsonl",
      description = "what to write")
  private Path out = Path.of("");

  @Option(names = "--seed", defaultValue = "20260101", description = "default ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--kinds", split = ",", description = "of ${COMPLETION-CANDIDATES}; default all")
  private List<Kind> kinds = List.of(Kind.values());

  public static void main(String[] args) {
    CommandRunner.main(new PerturbCommand(), args);
  }

  @Override
  public Integer call() {
    var imported = CaseImport.read(List.of(file), "auto");
    imported.faults().forEach(System.err::println);
    var rows = new Perturber(seed).perturb(imported.cases(), EnumSet.copyOf(kinds));
    if (rows.isEmpty()) {
      throw Fault.input(
          "no-right-case",
          "no case with a response that is right: " + file,
          "give cases labelled 1, or without a label");
    }
    try {
      Files.write(out, rows.stream().map(Json::write).toList());
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write: " + out, "choose another --out", e);
    }
    print(rows);
    return 0;
  }

  private void print(List<PerturbedCase> rows) {
    System.out.println("untouched: " + count(rows, "untouched"));
    for (var kind : kinds) {
      System.out.println(kind + ": " + count(rows, kind.toString()));
    }
    System.out.println(rows.size() + " rows: " + out);
  }

  private static long count(List<PerturbedCase> rows, String kind) {
    return rows.stream().filter(r -> r.kind().equals(kind)).count();
  }
}
