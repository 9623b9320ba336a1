package org.vademecum.serving.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Json;
import org.vademecum.serving.answer.QuestionRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade ask}: one question, answered from the pack's passages or refused. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = "Answers one question from the pack's passages, or says why not.")
public final class AskCommand implements Callable<Integer> {
  @Parameters(paramLabel = "QUESTION")
  private String question = "";

  @Option(names = "--pack", required = true, description = "a pack's name or folder, or a bundle")
  private String pack = "";

  @Option(names = "--lang", description = "en or zh (default: the question's)")
  private @Nullable String language;

  @Option(names = "--audience", description = "clinician or patient (default ${DEFAULT-VALUE})")
  private String audience = "clinician";

  @Option(names = "--arm", description = "template, rag or guard")
  private @Nullable String arm;

  @Option(names = "--json", description = "JSON")
  private boolean json;

  public static void main(String[] args) {
    CommandRunner.main(new AskCommand(), args);
  }

  @Override
  public Integer call() {
    var spoken =
        language != null
            ? language
            : question.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en";
    var options = new InterpretCommand.Options(spoken, audience, arm);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var installation = Installation.open(pack)) {
      var path = installation.answerPath();
      var answer =
          path.answer(
              new QuestionRequest(
                  question,
                  options.parsedLanguage(),
                  options.parsedAudience(),
                  arm == null ? path.defaultArm() : options.parsedArm()));
      out.println(json ? Json.write(answer) : TextAnswer.of(answer));
    }
    return 0;
  }
}
