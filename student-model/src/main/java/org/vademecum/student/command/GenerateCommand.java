package org.vademecum.student.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.ExitCode;
import org.vademecum.student.StudentModel;
import org.vademecum.student.grammar.GrammarCompiler;
import org.vademecum.student.sample.Constraint;
import org.vademecum.student.sample.FinishReason;
import org.vademecum.student.sample.Generator;
import org.vademecum.student.sample.Penalties;
import org.vademecum.student.sample.Request;
import org.vademecum.student.sample.Sampling;
import org.vademecum.student.sample.TokenListener;
import org.vademecum.student.tokenizer.StreamingDecoder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade generate}: raw text from a model. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Continues a prompt with the JVM engine, greedily by default.")
final class GenerateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "a GGUF file or a Hugging Face folder")
  private Path model = Path.of("");

  @ArgGroup(multiplicity = "1")
  private Prompt prompt = new Prompt();

  /** The prompt, as text or as ids. */
  static final class Prompt {
    @Option(names = "--prompt", paramLabel = "TEXT", description = "special tokens are recognised")
    private @Nullable String text;

    @Option(names = "--prompt-tokens", paramLabel = "IDS", description = "taken as they are: 1,2,3")
    private @Nullable String ids;
  }

  @Option(names = "--max-tokens", defaultValue = "128", paramLabel = "N")
  private int maxTokens;

  @Option(
      names = "--temperature",
      defaultValue = "0",
      paramLabel = "T",
      description = "0 is greedy")
  private double temperature;

  @Option(names = "--top-p", defaultValue = "1", paramLabel = "P")
  private double topP;

  @Option(names = "--top-k", defaultValue = "0", paramLabel = "K", description = "0 is all")
  private int topK;

  @Option(names = "--min-p", defaultValue = "0", paramLabel = "P")
  private double minP;

  @Option(names = "--repetition-penalty", defaultValue = "1", paramLabel = "R")
  private double repetition;

  @Option(names = "--seed", defaultValue = "0", paramLabel = "N")
  private long seed;

  @Option(names = "--threads", defaultValue = "1", paramLabel = "N")
  private int threads;

  @Option(names = "--tokens", description = "prints the generated ids instead of text")
  private boolean tokens;

  @ArgGroup private GrammarOptions grammar = new GrammarOptions();

  @Override
  public Integer call() {
    var written = grammar.read();
    var student = StudentModel.open(model);
    var held = written.map(g -> new GrammarCompiler(student.tokenizer()).compile(g).constraint());
    var sampling = new Sampling(temperature, topP, topK, minP, seed);
    var request =
        Request.greedy(promptIds(student), maxTokens)
            .with(sampling)
            .with(new Penalties(repetition, 0, 0, Map.of()))
            .with(held.<Constraint>map(c -> c).orElseGet(Constraint::none));
    var generator = new Generator(student, threads);
    if (tokens) {
      var result = generator.generate(request);
      System.out.println(Tokens.format(result.ids()));
      held.ifPresent(constraint -> constraint.requireMet(result.reason()));
      return ExitCode.DONE.code();
    }
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var decoder = new StreamingDecoder(student.tokenizer());
    var ends = student.tokenizer().eosIds();
    var result =
        generator
            .generate(
                List.of(request),
                (index, token) -> {
                  if (!ends.contains(token)) {
                    out.print(decoder.push(token));
                    out.flush();
                  }
                  return TokenListener.Answer.CONTINUE;
                })
            .getFirst();
    out.println(decoder.flush());
    held.ifPresent(constraint -> constraint.requireMet(result.reason()));
    if (result.reason() == FinishReason.LENGTH) {
      System.err.println("vade: stopped after " + result.ids().length + " tokens");
    }
    return ExitCode.DONE.code();
  }

  private int[] promptIds(StudentModel student) {
    if (prompt.ids != null) {
      return Tokens.parse(prompt.ids);
    }
    return student.tokenizer().encodePrompt(prompt.text == null ? "" : prompt.text);
  }
}
