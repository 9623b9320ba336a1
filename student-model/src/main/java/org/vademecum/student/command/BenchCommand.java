package org.vademecum.student.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.StudentModel;
import org.vademecum.student.forward.Inference;
import org.vademecum.student.forward.KeyValueCache;
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
final class BenchCommand implements Callable<Integer> {
  private static final int CHUNK = 64;
  private static final int ROUNDS = 5;
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

  @Option(names = "--json", description = "prints one line of JSON")
  private boolean json;

  private record Round(double prefillSeconds, double decodeSeconds) {}

  @Override
  public Integer call() {
    if (promptTokens < 1 || decodeTokens < 1) {
      throw Fault.input(
          "wrong-length",
          "a number of tokens is below 1: " + Math.min(promptTokens, decodeTokens),
          "use at least 1");
    }
    var started = System.nanoTime();
    var student = StudentModel.open(path);
    var loadMs = (System.nanoTime() - started) / 1e6;
    Models.check(student, new int[0], threads);
    var rounds = new Round[ROUNDS];
    long resident;
    try (var inference = student.transformer().inference(CHUNK, threads)) {
      var cache = student.transformer().newCache(promptTokens + decodeTokens);
      warmUp(student, inference, cache);
      for (var i = 0; i < ROUNDS; i++) {
        rounds[i] = round(student, inference, cache);
      }
      resident = residentBytes();
    }
    var prefill = promptTokens / median(rounds, Round::prefillSeconds);
    var decode = decodeTokens / median(rounds, Round::decodeSeconds);
    print(prefill, decode, loadMs, resident);
    return ExitCode.DONE.code();
  }

  private void warmUp(StudentModel student, Inference inference, KeyValueCache cache) {
    var started = System.nanoTime();
    for (var i = 0;
        i < FEWEST_WARM_UPS || System.nanoTime() - started < WARM_UP_SECONDS * 1e9;
        i++) {
      round(student, inference, cache);
    }
  }

  private Round round(StudentModel student, Inference inference, KeyValueCache cache) {
    var vocabulary = student.config().vocabulary();
    cache.truncate(0);
    var started = System.nanoTime();
    for (var i = 0; i < promptTokens - 1; i++) {
      if (inference.room() == 0) {
        inference.run();
      }
      inference.add(cache, i * 31 % vocabulary);
    }
    if (inference.room() == 0) {
      inference.run();
    }
    inference.addWithLogits(cache, 1 % vocabulary);
    inference.run();
    var prefilled = System.nanoTime();
    for (var i = 0; i < decodeTokens; i++) {
      inference.addWithLogits(cache, likeliest(inference, vocabulary));
      inference.run();
    }
    return new Round((prefilled - started) / 1e9, (System.nanoTime() - prefilled) / 1e9);
  }

  private static int likeliest(Inference inference, int vocabulary) {
    var logits = inference.logits();
    var start = inference.logitsStart(0);
    var best = 0;
    for (var i = 1; i < vocabulary; i++) {
      best = logits[start + i] > logits[start + best] ? i : best;
    }
    return best;
  }

  private static double median(Round[] rounds, java.util.function.ToDoubleFunction<Round> what) {
    var sorted = Arrays.stream(rounds).mapToDouble(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** What the process occupies: from the kernel where it tells, or the heap and beside it. */
  private static long residentBytes() {
    try {
      var pages = java.nio.file.Files.readString(Path.of("/proc/self/statm")).split(" ", 3)[1];
      return Long.parseLong(pages) * 4096;
    } catch (java.io.IOException | RuntimeException e) {
      var memory = ManagementFactory.getMemoryMXBean();
      return memory.getHeapMemoryUsage().getCommitted()
          + memory.getNonHeapMemoryUsage().getCommitted();
    }
  }

  private void print(double prefill, double decode, double loadMs, long resident) {
    if (json) {
      var figures = new LinkedHashMap<String, Object>();
      figures.put("model", path.toString());
      figures.put("threads", threads);
      figures.put("prefillTokensPerSecond", Math.round(prefill * 10) / 10.0);
      figures.put("decodeTokensPerSecond", Math.round(decode * 10) / 10.0);
      figures.put("loadMs", Math.round(loadMs * 10) / 10.0);
      figures.put("residentBytes", resident);
      System.out.println(Json.write(figures));
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d thread(s): prefill %.0f tokens/s, decode %.0f tokens/s, loaded in %.0f ms, %d MiB%n",
        path,
        threads,
        prefill,
        decode,
        loadMs,
        resident >> 20);
  }
}
