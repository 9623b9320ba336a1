package org.vademecum.eval;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.Pack;
import picocli.CommandLine.Option;

/** The options of {@code vade eval} that ask a language model to judge beside gold and verifier. */
final class JudgeOptions {
  @Option(
      names = "--judge",
      paramLabel = "URL",
      description = "an OpenAI-compatible URL whose model judges each sentence too")
  private @Nullable String url;

  @Option(names = "--judge-model", paramLabel = "NAME", description = "its name there")
  private String model = "default";

  @Option(
      names = "--judge-votes",
      paramLabel = "N",
      description = "how often it is asked of each answer; the majority decides (default 3)")
  private int votes = 3;

  @Option(
      names = "--judge-key-env",
      paramLabel = "NAME",
      description = "the environment variable that holds its bearer token")
  private @Nullable String keyVariable;

  /** The model's figures by arm; none where no judge was named. */
  Map<String, ModelJudge.Measured> measure(
      Pack pack,
      Path folder,
      List<EvalCase> asked,
      EvalRun run,
      AnswerJudge judge,
      Labels labels,
      long seed,
      int atOnce) {
    if (url == null) {
      return Map.of();
    }
    if (votes < 1) {
      throw Fault.input("wrong-votes", "--judge-votes " + votes, "an odd number such as 3");
    }
    var settings =
        new ChatEndpoint.Settings(
            ChatEndpoint.checked(url),
            model,
            BearerKey.of(keyVariable),
            Duration.ofSeconds(120),
            Duration.ofSeconds(1));
    try (var endpoint = new ChatEndpoint(settings, new Spending(null, null, null));
        var log = JudgeLog.open(folder)) {
      var voting = new JudgeVotes(endpoint, JudgePrompt.of(pack), log, votes, seed);
      return new ModelJudge(voting, model, judge, labels, seed, atOnce).measure(folder, asked, run);
    }
  }

  /** Adds what the judge's figures depend on. */
  void causes(Stage stage) {
    stage.parameter("judge", url == null ? "" : url + " " + model + " " + votes);
  }
}
