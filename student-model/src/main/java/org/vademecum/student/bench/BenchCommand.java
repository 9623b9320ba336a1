package org.vademecum.student.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.StudentModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vade bench}: how fast a model runs here. Each round prefills a prompt and decodes greedily
 * behind it; rounds that warm up are not counted, and of the others the medians are reported.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures prefill and decode speed: medians of five, after a warm-up.")
public final class BenchCommand implements Callable<Integer> {
  private static final int ROUNDS = 5;
  private static final int PAIRS = 9;
  private static final int FEWEST_WARM_UPS = 3;
  private static final double WARM_UP_SECONDS = 3;

  @Parameters(paramLabel = "MODEL", description = "a GGUF file or a Hugging Face folder")
  private Path path = Path.of("");

  @Option(names = "--prompt-tokens", defaultValue = "256", paramLabel = "N")
  private int promptTokens;

  @Option(names = "--decode-tokens", defaultValue = "256", paramLabel = "N")
  private int decodeTokens;

  @Option(names = "--threads", defaultValue = "1", paramLabel = "N")
  private int threads;

  @Option(
      names = "--batch",
      defaultValue = "1",
      paramLabel = "N",
      description = "sequences that are decoded side by side; speeds are of all together")
  private int batch;

  @Option(
      names = "--clients",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "measures so many clients too that send requests one after the other, beside one client")
  private int clients;

  @Option(
      names = "--compare",
      paramLabel = "FOLDER",
      description =
          "takes turns with llama.cpp on the same file; the folder with its libraries, such as"
              + " node_modules/@node-llama-cpp/linux-x64/bins/linux-x64")
  private @Nullable Path compare;

  @Option(names = "--json", description = "prints one line of JSON")
  private boolean json;

  @Override
  public Integer call() {
    checkNumbers();
    var started = System.nanoTime();
    var student = StudentModel.open(path);
    var loadMs = (System.nanoTime() - started) / 1e6;
    var prompt = prompt(student.config().vocabulary());
    try (var engine = new Decoder.Engine(student, promptTokens + decodeTokens, batch, threads)) {
      warmUp(engine, prompt);
      var rounds = new ArrayList<Round>();
      for (var i = 0; i < ROUNDS; i++) {
        rounds.add(Round.of(engine, prompt, decodeTokens, batch));
      }
      var resident = residentBytes();
      var rivals = compare == null ? null : Figures.Rivals.of(compared(compare, engine, prompt));
      var load = clients == 0 ? null : load(student);
      var figures = figures(student, rounds, loadMs, resident, rivals, load);
      System.out.print(json ? Json.write(figures) + "\n" : figures.text());
    }
    return ExitCode.DONE.code();
  }

  private Figures figures(
      StudentModel student,
      List<Round> rounds,
      double loadMs,
      long resident,
      Figures.@Nullable Rivals rivals,
      @Nullable List<Clients.Load> load) {
    var decode = Round.median(rounds, Round::decode);
    var bytes = student.transformer().bytesPerStep();
    var bandwidth = Bandwidth.measure(bytes);
    return new Figures(
        path.toString(),
        threads,
        batch,
        Figures.tenths(Round.median(rounds, Round::prefill)),
        Figures.tenths(decode),
        Figures.tenths(loadMs),
        resident,
        bytes,
        Math.round(bandwidth),
        Math.round(1000 * bytes * decode / batch / bandwidth) / 1000.0,
        rivals,
        load);
  }

  private List<Clients.Load> load(StudentModel student) {
    var measured = new Clients(student, threads, promptTokens, decodeTokens);
    return List.of(measured.measure(1), measured.measure(clients));
  }

  private void checkNumbers() {
    if (promptTokens < 1 || decodeTokens < 1) {
      throw Fault.input(
          "wrong-length",
          "a number of tokens is below 1: " + Math.min(promptTokens, decodeTokens),
          "use at least 1");
    }
    if (threads < 1 || threads > 256) {
      throw Fault.input(
          "wrong-threads", "the number of threads is not from 1 to 256: " + threads, "use 1");
    }
    if (batch < 1 || batch > 64) {
      throw Fault.input("wrong-batch", "the batch is not from 1 to 64: " + batch, "use 1");
    }
    if (clients < 0 || clients > 1000) {
      throw Fault.input(
          "wrong-clients", "the number of clients is not from 1 to 1000: " + clients, "use 16");
    }
    if (compare != null && batch > 1) {
      throw Fault.input(
          "wrong-batch", "llama.cpp is measured with one sequence, not: " + batch, "use --batch 1");
    }
  }

  private int[] prompt(int vocabulary) {
    var prompt = new int[promptTokens];
    for (var i = 0; i < promptTokens; i++) {
      prompt[i] = (int) (i * 31L % vocabulary);
    }
    return prompt;
  }

  private void warmUp(Decoder decoder, int[] prompt) {
    var started = System.nanoTime();
    for (var i = 0;
        i < FEWEST_WARM_UPS || System.nanoTime() - started < WARM_UP_SECONDS * 1e9;
        i++) {
      Round.of(decoder, prompt, decodeTokens, batch);
    }
  }

  private Comparison compared(Path folder, Decoder engine, int[] prompt) {
    var library = new LlamaCpp(folder, path, promptTokens + decodeTokens, threads);
    try (var rival = new Decoder.Rival(library)) {
      Round.of(rival, prompt, decodeTokens, 1);
      var pairs = new ArrayList<Comparison.Pair>();
      for (var i = 0; i < PAIRS; i++) {
        var ours = Round.of(engine, prompt, decodeTokens, 1);
        pairs.add(new Comparison.Pair(ours, Round.of(rival, prompt, decodeTokens, 1)));
      }
      return new Comparison(List.copyOf(pairs));
    }
  }

  /** What the process occupies: from the kernel where it tells, or the heap and beside it. */
  private static long residentBytes() {
    try {
      var pages = Files.readString(Path.of("/proc/self/statm")).split(" ", 3)[1];
      return Long.parseLong(pages) * 4096;
    } catch (IOException | RuntimeException e) {
      var memory = ManagementFactory.getMemoryMXBean();
      return memory.getHeapMemoryUsage().getCommitted()
          + memory.getNonHeapMemoryUsage().getCommitted();
    }
  }
}
