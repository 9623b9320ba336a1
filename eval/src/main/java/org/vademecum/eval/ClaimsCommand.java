package org.vademecum.eval;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.eval.claims.ClaimGroup;
import org.vademecum.eval.claims.ClaimsEvaluation;
import org.vademecum.eval.claims.ClaimsResult;
import org.vademecum.eval.claims.Judging;
import org.vademecum.eval.claims.JudgingService;
import org.vademecum.eval.claims.WeightsFit;
import org.vademecum.eval.statistics.Rate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade eval claims}: the verifier against claims that people labelled. */
@Command(
    name = "claims",
    mixinStandardHelpOptions = true,
    description = "Measures the verifier by labelled claims: precision and recall of unsupported.")
public final class ClaimsCommand implements Callable<Integer> {
  private static final long SEED = 20260101;

  @Parameters(paramLabel = "PACK", description = "name or path")
  private String pack = "";

  @Option(
      names = "--claims",
      paramLabel = "FILE",
      arity = "1..*",
      description = "labelled claims (default: the pack's eval/claims-*.jsonl)")
  private List<Path> files = List.of();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "a running service, such as http://127.0.0.1:8080 (default: one is started)")
  private @Nullable URI endpoint;

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      description = "all figures, misses and reasons")
  private @Nullable Path out;

  @Option(
      names = "--fit",
      paramLabel = "FOLDER",
      description =
          "write the verifier's weights, fitted on these claims, into this folder instead")
  private @Nullable Path fit;

  public static void main(String[] args) {
    CommandRunner.main(new ClaimsCommand(), args);
  }

  @Override
  public Integer call() {
    var loaded = PackLoader.load(PackFolders.find(pack));
    var groups = ClaimGroup.read(files.isEmpty() ? ownFiles(loaded) : files);
    if (fit != null) {
      var folder = fit;
      judged(loaded, judging -> fit(new ClaimsEvaluation(loaded, judging), groups, folder));
      return 0;
    }
    var result =
        judged(loaded, judging -> new ClaimsEvaluation(loaded, judging).evaluate(groups, SEED));
    if (out != null) {
      write(Json.writePretty(result) + "\n", out);
    }
    print(result);
    return 0;
  }

  private static List<Path> ownFiles(Pack loaded) {
    var folder = loaded.folder().resolve("eval");
    try (var all = Files.newDirectoryStream(folder, "claims-*.jsonl")) {
      var found = new java.util.ArrayList<Path>();
      all.forEach(found::add);
      if (found.isEmpty()) {
        throw Fault.input(
            "no-claims", "no claims-*.jsonl in: " + folder, "give files with --claims");
      }
      return found.stream().sorted().toList();
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + folder, "give files with --claims", e);
    }
  }

  private <T> T judged(Pack loaded, Function<Judging, T> work) {
    var at = endpoint;
    if (at != null) {
      try (var service = new JudgingService(at)) {
        return work.apply(service);
      }
    }
    var folder = PackFolders.work(loaded, "eval");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot make: " + folder, "free disk space", e);
    }
    try (var service =
        ServiceSubject.start(
            PackFolders.home().toAbsolutePath(),
            pack,
            ServiceSubject.scratchDatabase(),
            folder.resolve("claims-service.log"),
            "claims")) {
      return work.apply(judging(service));
    }
  }

  private static int fit(ClaimsEvaluation evaluation, List<ClaimGroup> groups, Path folder) {
    var languages = groups.stream().map(ClaimGroup::language).distinct().sorted().toList();
    for (var language : languages) {
      var own = groups.stream().filter(g -> g.language().equals(language)).toList();
      var fitted = WeightsFit.fit(evaluation.weighed(own));
      write(fitted.csv(), folder.resolve("weights-" + language + ".csv"));
      System.out.printf(
          Locale.ROOT,
          "%s: on reports not fitted on, precision %.3f, recall %.3f%n",
          language,
          fitted.precision(),
          fitted.recall());
    }
    return languages.size();
  }

  private static Judging judging(ServiceSubject service) {
    var none = new Gold(List.of(), List.of(), List.of(), List.of());
    return (report, language, audience) -> {
      try {
        return service.answer(
            new EvalCase("claims", "claims", language, audience, "text", report, none), "template");
      } catch (ServiceSubject.NoAnswer e) {
        throw Fault.input("not-judged", String.valueOf(e.getMessage()), "give a report");
      }
    };
  }

  private static void write(String text, Path file) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write: " + file, "choose another --out or --fit", e);
    }
  }

  private static void print(ClaimsResult result) {
    System.out.printf(
        Locale.ROOT,
        "%d claims, judged by labels; %d reports not judged%n",
        result.claims(),
        result.failures().size());
    print("all", result.figures());
    result.slices().forEach(ClaimsCommand::print);
    System.out.println("label -> verifier: " + result.confusion());
    System.out.println("kappa " + text(result.kappa()));
    result
        .styles()
        .forEach(
            (style, s) ->
                System.out.println(
                    "  "
                        + style
                        + ": caught "
                        + text(s.caught())
                        + ", false alarms "
                        + text(s.falseAlarms())));
    System.out.println(
        result.misses().size() + " misses, " + result.falseAlarms().size() + " false alarms");
  }

  private static void print(String name, ClaimsResult.Figures figures) {
    System.out.printf(
        "%s: precision %s, recall %s (%s with what can't be read), false alarms %s, unchecked %s%n",
        name,
        text(figures.precision()),
        text(figures.recall()),
        text(figures.recallDropped()),
        text(figures.falseAlarms()),
        text(figures.unchecked()));
  }

  private static String text(Rate rate) {
    var value = rate.value();
    return value == null
        ? "–"
        : String.format(
            Locale.ROOT, "%.3f [%.3f, %.3f] of %d", value, rate.low(), rate.high(), rate.n());
  }
}
