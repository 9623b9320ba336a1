package org.vademecum.serving.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.text.Language;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.AnswerRequest;
import org.vademecum.serving.answer.Arm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade interpret}: reports in, interpretations out, without a server. */
@Command(
    name = "interpret",
    mixinStandardHelpOptions = true,
    description = "Interprets reports: one line a report with --json, text otherwise.")
public final class InterpretCommand implements Callable<Integer> {
  private static final long MOST_BYTES = 20L << 20;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "HL7 v2, FHIR, PDF, picture, CSV or text")
  private List<Path> files = List.of();

  @Option(names = "--pack", required = true, description = "a pack's name or folder, or a bundle")
  private String pack = "";

  @Option(names = "--prior", description = "an earlier report of the same patient; repeatable")
  private List<Path> priors = List.of();

  @Option(names = "--lang", description = "en or zh (default ${DEFAULT-VALUE})")
  private String language = "en";

  @Option(names = "--audience", description = "clinician or patient (default ${DEFAULT-VALUE})")
  private String audience = "clinician";

  @Option(names = "--task", description = "interpret, check-up or record-summary")
  private String task = "interpret";

  @Option(names = "--arm", description = "template, closed-book, rag or guard")
  private @Nullable String arm;

  @Option(names = "--json", description = "JSON Lines")
  private boolean json;

  public static void main(String[] args) {
    CommandRunner.main(new InterpretCommand(), args);
  }

  @Override
  public Integer call() {
    var options = new Options(language, audience, arm);
    var earlier = new ArrayList<byte[]>();
    priors.forEach(p -> earlier.add(read(p)));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var installation = Installation.open(pack)) {
      var path = installation.answerPath();
      var failed = 0;
      for (var file : files) {
        failed += interpret(path, file, earlier, options, out) ? 0 : 1;
      }
      return failed == 0 ? ExitCode.DONE.code() : ExitCode.FAULTY_INPUT.code();
    }
  }

  private boolean interpret(
      AnswerPath path, Path file, List<byte[]> earlier, Options options, PrintStream out) {
    try {
      var request =
          new AnswerRequest(
              read(file),
              file.toString(),
              earlier,
              options.parsedLanguage(),
              options.parsedAudience(),
              task,
              options.arm() == null ? path.defaultArm() : options.parsedArm());
      for (var interpretation : path.interpret(request)) {
        out.println(json ? Json.write(interpretation) : TextAnswer.of(interpretation));
      }
      return true;
    } catch (Fault fault) {
      if (fault.exitCode() != ExitCode.FAULTY_INPUT) {
        throw fault;
      }
      out.println(json ? Json.write(error(file, fault)) : file + ": " + fault.detail());
      System.err.println("vade: " + file + ": " + fault.detail());
      System.err.println("  remedy: " + fault.remedy());
      return false;
    }
  }

  private static Map<String, Object> error(Path file, Fault fault) {
    var error = Map.of("type", fault.type(), "detail", fault.detail(), "remedy", fault.remedy());
    var line = new java.util.LinkedHashMap<String, Object>();
    line.put("file", file.toString());
    line.put("error", error);
    return line;
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw Fault.input("too-large", "over 20 MiB: " + file, "split the file");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check the path", e);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check that it is a file", e);
    }
  }

  /** The options, checked when they are first used. */
  record Options(String language, String audience, @Nullable String arm) {
    Language parsedLanguage() {
      return parsed(() -> Language.of(language));
    }

    Audience parsedAudience() {
      return parsed(() -> Audience.of(audience));
    }

    Arm parsedArm() {
      return parsed(() -> Arm.of(String.valueOf(arm)));
    }

    private static <T> T parsed(java.util.function.Supplier<T> option) {
      try {
        return option.get();
      } catch (IllegalArgumentException e) {
        throw Fault.input(
            "wrong-option", String.valueOf(e.getMessage()), "vade interpret --help lists them", e);
      }
    }
  }
}
