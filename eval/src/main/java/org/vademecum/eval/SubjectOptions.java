package org.vademecum.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackFolders;
import picocli.CommandLine.Option;

/** The options of {@code vade eval} that say what is measured, and how it is asked. */
final class SubjectOptions {
  @Option(names = "--endpoint", description = "an OpenAI-compatible URL, up to and with /v1")
  private @Nullable String endpoint;

  @Option(names = "--model", description = "the model's name at the endpoint")
  private String model = "default";

  @Option(
      names = "--key-env",
      paramLabel = "NAME",
      description = "the environment variable that holds the endpoint's bearer token")
  private @Nullable String keyVariable;

  @Option(
      names = "--answers",
      paramLabel = "FILE.jsonl",
      description = "recorded answers instead of a model: lines with case, arm?, text or answer")
  private @Nullable Path answers;

  @Option(names = "--service", paramLabel = "URL", description = "a service of this pack that runs")
  private @Nullable String service;

  @Option(names = "--arms", split = ",", description = "default: all that the subject has")
  private @Nullable List<String> arms;

  @Option(names = "--concurrency", description = "cases asked at the same time (default 2)")
  private int concurrency = 2;

  @Option(names = "--timeout", description = "seconds for one answer of an endpoint (default 120)")
  private int timeout = 120;

  @Option(names = "--temperature", description = "of an endpoint (default 0: greedy)")
  private double temperature;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "ask each case N times, and say how often the answers are equal (default 1)")
  private int repeat = 1;

  @Option(
      names = "--paraphrases",
      paramLabel = "N",
      description =
          "ask up to N paraphrases of each case, too, and say how often they get the same findings"
              + " (default 0)")
  private int paraphrases;

  @Option(names = "--budget", paramLabel = "TOKENS", description = "the most tokens to use")
  private @Nullable Long budget;

  @Option(names = "--max-cost", description = "the most to pay at --price")
  private @Nullable Double maxCost;

  @Option(names = "--price", paramLabel = "IN,OUT", description = "of a million tokens")
  private @Nullable String price;

  /** The subject, started where it has to be. */
  Subject open(Pack pack, String named, List<EvalCase> cases, Path folder, long seed) {
    if (endpoint != null && answers != null) {
      throw Fault.input(
          "two-subjects", "--endpoint and --answers: " + endpoint, "give one of them");
    }
    if (answers != null) {
      return RecordedSubject.read(answers);
    }
    if (endpoint == null) {
      return service(pack, named, folder);
    }
    var settings =
        new ChatEndpoint.Settings(
            ChatEndpoint.checked(endpoint),
            model,
            BearerKey.of(keyVariable),
            Duration.ofSeconds(timeout),
            Duration.ofSeconds(1));
    var retrieval = service != null || wantsPassages(cases) ? service(pack, named, folder) : null;
    return new EndpointSubject(
        new ChatEndpoint(settings, spending()),
        model,
        new EndpointSubject.Sampling(seed, temperature),
        Prompts.of(pack),
        retrieval);
  }

  Spending spending() {
    return new Spending(budget, maxCost, price);
  }

  private boolean wantsPassages(List<EvalCase> cases) {
    return arms != null && arms.contains(EndpointSubject.WITH_PASSAGES) && !bringPassages(cases);
  }

  private static boolean bringPassages(List<EvalCase> cases) {
    return cases.stream().allMatch(c -> c.passages() != null);
  }

  private ServiceSubject service(Pack pack, String named, Path folder) {
    var identity = identity(pack);
    return service != null
        ? ServiceSubject.running(service, identity)
        : ServiceSubject.start(
            PackFolders.home().toAbsolutePath(),
            named,
            ServiceSubject.scratchDatabase(),
            folder.resolve("service.log"),
            identity);
  }

  private static String identity(Pack pack) {
    var identity = new StringBuilder();
    for (var name : List.of("student/model-q8_0.gguf", "index/manifest.json")) {
      var input = PackFolders.work(pack, name);
      identity.append(Files.exists(input) ? Stage.sha256(input) : "none").append(' ');
    }
    return identity.toString().strip();
  }

  /**
   * The arms to run: those asked for, or all of the subject's; of an endpoint that gets its
   * passages from nowhere the closed book alone.
   */
  List<String> arms(Subject subject, List<EvalCase> cases) {
    if (arms != null) {
      for (var arm : arms) {
        if (!subject.arms().contains(arm)) {
          throw Fault.input(
              "no-such-arm",
              "no such arm of this subject: " + arm,
              "there are: " + String.join(", ", subject.arms()));
        }
      }
      return arms;
    }
    return endpoint != null && service == null && !bringPassages(cases)
        ? List.of(EndpointSubject.CLOSED_BOOK)
        : subject.arms();
  }

  /** How often each case is asked. */
  int repeats() {
    if (repeat < 1) {
      throw Fault.input("wrong-repeat", "--repeat " + repeat, "1 or more");
    }
    return repeat;
  }

  /** How many paraphrases of each case are asked at most. */
  int paraphrases() {
    if (paraphrases < 0) {
      throw Fault.input("wrong-paraphrases", "--paraphrases " + paraphrases, "0 or more");
    }
    return paraphrases;
  }

  int atOnce() {
    return answers != null ? Runtime.getRuntime().availableProcessors() : Math.max(1, concurrency);
  }

  /** The folder's name under the pack's work. */
  String stage() {
    return answers != null ? "eval-recorded" : endpoint != null ? "eval-endpoint" : "eval";
  }

  /** The folder of a finished run: that of the given answers, or the pack's. */
  Path finished(Pack pack) {
    var folder = answers == null ? null : answers.toAbsolutePath().getParent();
    return folder == null ? PackFolders.work(pack, stage()) : folder;
  }

  /** Adds what the figures depend on. */
  void causes(Stage stage, Pack pack) {
    stage
        .parameter("arms", arms == null ? "all" : String.join(",", arms))
        .parameter("endpoint", endpoint == null ? "" : endpoint + " " + model)
        .parameter("temperature", temperature)
        .parameter("repeat", repeat)
        .parameter("paraphrases", paraphrases)
        .parameter("service", service == null ? "" : service);
    if (answers != null) {
      stage.input("answers", answers);
      return;
    }
    for (var name : List.of("student/model-q8_0.gguf", "index/manifest.json")) {
      var input = PackFolders.work(pack, name);
      if (Files.exists(input)) {
        stage.input(name, input);
      }
    }
  }
}
