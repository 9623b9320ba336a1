package org.vademecum.eval;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.cli.Progress;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.eval.claims.JudgingService;
import org.vademecum.eval.perturb.AnswerPerturbation;
import org.vademecum.eval.statistics.Rate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade eval perturb-answers}: the pack's verifier on sentences that were made wrong. */
@Command(
    name = "perturb-answers",
    mixinStandardHelpOptions = true,
    description =
        "Makes sentences of a running service's answers wrong, and counts what the verifier catches.")
public final class PerturbAnswersCommand implements Callable<Integer> {
  private static final long SEED = 20260101;

  @Parameters(paramLabel = "PACK", description = "name or path")
  private String pack = "";

  @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "the service")
  private URI endpoint = URI.create("");

  @Option(names = "--arm", defaultValue = "guard", description = "default ${DEFAULT-VALUE}")
  private String arm = "guard";

  @Option(names = "--cases", description = "default: the pack's eval/cases.jsonl")
  private @Nullable Path cases;

  @Option(
      names = "--limit",
      defaultValue = "200",
      description = "how many cases, evenly spaced over the file; default ${DEFAULT-VALUE}")
  private int limit = 200;

  @Option(names = "--out", paramLabel = "FILE.json", description = "all figures and rows missed")
  private @Nullable Path out;

  public static void main(String[] args) {
    CommandRunner.main(new PerturbAnswersCommand(), args);
  }

  @Override
  public Integer call() {
    var loaded = PackLoader.load(PackFolders.find(pack));
    var all = EvalCase.read(cases == null ? loaded.folder().resolve("eval/cases.jsonl") : cases);
    var count = Math.min(Math.max(1, limit), all.size());
    var chosen =
        IntStream.range(0, count)
            .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
            .toList();
    var result = new AnswerPerturbation(loaded, SEED).measure(answers(chosen));
    result.caught().forEach((kind, rate) -> print(kind + " caught", rate));
    result.falseAlarms().forEach((origin, rate) -> print("false alarms, " + origin, rate));
    if (out != null) {
      try {
        Files.writeString(out, Json.writePretty(result) + "\n");
      } catch (IOException e) {
        throw Fault.resource("not-writable", "cannot write: " + out, "choose another --out", e);
      }
    }
    return 0;
  }

  private List<AnswerPerturbation.Answer> answers(List<EvalCase> chosen) {
    var answers = new ArrayList<AnswerPerturbation.Answer>();
    try (var service = new JudgingService(endpoint, arm);
        var progress = Progress.start("answers", "cases", chosen.size())) {
      for (var asked : chosen) {
        try {
          var answer = service.judge(asked.report(), asked.language(), asked.audience());
          answers.add(new AnswerPerturbation.Answer(asked.id(), asked.scenario(), answer));
        } catch (Fault fault) {
          if (!fault.type().equals("not-judged")) {
            throw fault;
          }
          System.err.println("not answered, " + fault.detail() + ": " + asked.id());
        }
        progress.step();
      }
    }
    return answers;
  }

  private static void print(String name, Rate rate) {
    var value = rate.value();
    System.out.println(
        value == null
            ? name + ": nothing to measure"
            : String.format(
                Locale.ROOT,
                "%s: %.3f [%.3f, %.3f] of %d in %d clusters",
                name,
                value,
                rate.low(),
                rate.high(),
                rate.n(),
                rate.clusters()));
  }
}
