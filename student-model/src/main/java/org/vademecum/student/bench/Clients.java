package org.vademecum.student.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.vademecum.student.StudentModel;
import org.vademecum.student.sample.Generator;
import org.vademecum.student.sample.Request;

/**
 * Clients that share a {@link Generator}: each sends a request, waits for its end and sends the
 * next. Prompts are of random tokens, no two alike, so that no prefix is known; guesses from the
 * prompt are as they are in service.
 */
final class Clients {
  private static final int REQUESTS = 8; // of each client
  private static final int WARM_UP = 2;

  /**
   * What so many clients saw together.
   *
   * @param tokensPerSecond prompts' and decoded tokens of all
   * @param medianMs of the time from sending a request to its last token
   * @param percentile95Ms of the same
   */
  record Load(int clients, double tokensPerSecond, double medianMs, double percentile95Ms) {}

  private final Generator generator;
  private final int promptTokens;
  private final int decodeTokens;
  private final AtomicLong seed = new AtomicLong();

  Clients(StudentModel model, int threads, int promptTokens, int decodeTokens) {
    this.generator = new Generator(model, threads);
    this.promptTokens = promptTokens;
    this.decodeTokens = decodeTokens;
  }

  /** Measures so many clients, after a warm-up. */
  Load measure(int count) {
    run(count, WARM_UP);
    return run(count, REQUESTS);
  }

  /** What one client saw. */
  private record Client(List<Double> milliseconds, long tokens) {}

  private Load run(int count, int requests) {
    var started = System.nanoTime();
    var clients = new ArrayList<Client>();
    try (var threads = Executors.newFixedThreadPool(count)) {
      Callable<Client> client = () -> client(requests);
      for (var done : threads.invokeAll(Collections.nCopies(count, client))) {
        clients.add(done.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while clients were measured", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e.getCause());
    }
    var seconds = (System.nanoTime() - started) / 1e9;
    var sorted = clients.stream().flatMap(one -> one.milliseconds.stream()).sorted().toList();
    return new Load(
        count,
        Figures.tenths(clients.stream().mapToLong(Client::tokens).sum() / seconds),
        Figures.tenths(sorted.get(sorted.size() / 2)),
        Figures.tenths(sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1)));
  }

  private Client client(int requests) {
    var times = new ArrayList<Double>();
    var tokens = 0L;
    for (var i = 0; i < requests; i++) {
      var vocabulary = generator.model().config().vocabulary();
      var prompt = new Random(seed.incrementAndGet()).ints(promptTokens, 0, vocabulary).toArray();
      var started = System.nanoTime();
      var result = generator.generate(Request.greedy(prompt, decodeTokens));
      times.add((System.nanoTime() - started) / 1e6);
      tokens += promptTokens + result.ids().length;
    }
    return new Client(times, tokens);
  }
}
