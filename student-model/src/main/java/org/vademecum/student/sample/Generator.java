package org.vademecum.student.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.student.StudentModel;
import org.vademecum.student.forward.Inference;

/**
 * Continues sequences, several at once: each step reads the weights once for all of them. A
 * sequence that ends leaves the batch, and a waiting one takes its place. A request's result is the
 * same in any company.
 *
 * <p>One generator may serve many threads: each call has its own working memory, and the model is
 * shared.
 */
public final class Generator {
  /** How many positions of a prompt one pass takes. */
  private static final int CHUNK = 64;

  /** How many sequences are decoded together at most. */
  private static final int LARGEST_BATCH = 32;

  private final StudentModel model;
  private final int threads;

  /** A generator on one thread a call. */
  public Generator(StudentModel model) {
    this(model, 1);
  }

  /**
   * A generator.
   *
   * @param threads how many threads share one call's work; more than one pays for large models only
   */
  public Generator(StudentModel model, int threads) {
    if (threads < 1 || threads > 256) {
      throw Fault.input(
          "wrong-threads", "the number of threads is not from 1 to 256: " + threads, "use 1");
    }
    this.model = model;
    this.threads = threads;
  }

  /** Continues all requests; the results are in their order. */
  public List<Result> generate(List<Request> requests) {
    return generate(requests, TokenListener.none());
  }

  /**
   * As {@link #generate(List)}, with a listener for tokens as they come.
   *
   * @throws Fault of type {@code too-long} when a prompt leaves no position in the model, {@code
   *     unknown-token} when it has an id that the model has not
   */
  public List<Result> generate(List<Request> requests, TokenListener listener) {
    var sequences = new ArrayList<Sequence>();
    for (var request : requests) {
      check(request);
      sequences.add(new Sequence(sequences.size(), request, model, listener));
    }
    try (var inference = model.transformer().inference(CHUNK, threads)) {
      decode(inference, new ArrayDeque<>(sequences));
    }
    return sequences.stream().map(Sequence::result).toList();
  }

  private void check(Request request) {
    var vocabulary = model.config().vocabulary();
    for (var id : request.prompt()) {
      if (id < 0 || id >= vocabulary) {
        throw Fault.input(
            "unknown-token",
            "the model's " + vocabulary + " tokens do not include: " + id,
            "give ids of this model's tokenizer");
      }
    }
    if (request.prompt().length >= model.config().context()) {
      throw Fault.input(
          "too-long",
          "the model has "
              + model.config().context()
              + " positions, and the prompt has tokens: "
              + request.prompt().length,
          "shorten the prompt");
    }
  }

  private void decode(Inference inference, Deque<Sequence> waiting) {
    var candidates = new Candidates(model.config().vocabulary());
    var nucleus = new Nucleus(model.config().vocabulary());
    var active = new ArrayList<Sequence>();
    while (!waiting.isEmpty() || !active.isEmpty()) {
      while (!waiting.isEmpty() && active.size() < LARGEST_BATCH) {
        var sequence = waiting.remove();
        if (sequence.isOpen()) {
          sequence.prefill(inference);
          sequence.choose(inference, candidates, nucleus);
          active.add(sequence);
        }
      }
      active.removeIf(sequence -> !sequence.isOpen());
      for (var i = 0; i < active.size(); i++) {
        active.get(i).step(inference);
      }
      inference.run();
      for (var i = 0; i < active.size(); i++) {
        active.get(i).choose(inference, candidates, nucleus);
      }
    }
  }

  /** Continues one request. */
  public Result generate(Request request) {
    return generate(List.of(request)).getFirst();
  }
}
