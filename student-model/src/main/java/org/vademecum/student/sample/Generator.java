package org.vademecum.student.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.vademecum.cli.Fault;
import org.vademecum.student.StudentModel;

/**
 * Continues sequences, those of all callers in one running batch: each pass reads the weights once
 * for all of them. A request's result is the same in any company.
 *
 * <p>Make one for a model and share it among threads.
 */
public final class Generator {
  /** How long a listener waits for a token before it looks whether there will be any. */
  private static final long WAIT_MILLISECONDS = 2;

  private final StudentModel model;
  private final BatchLoop loop;

  /** A generator whose passes are the work of one thread. */
  public Generator(StudentModel model) {
    this(model, 1);
  }

  /**
   * A generator.
   *
   * @param threads how many threads share the work of a pass
   */
  public Generator(StudentModel model, int threads) {
    if (threads < 1 || threads > 256) {
      throw Fault.input(
          "wrong-threads", "the number of threads is not from 1 to 256: " + threads, "use 1");
    }
    this.model = model;
    this.loop = new BatchLoop(model, threads);
  }

  public StudentModel model() {
    return model;
  }

  /** Continues all requests; the results are in their order. */
  public List<Result> generate(List<Request> requests) {
    return generate(requests, TokenListener.NONE);
  }

  /**
   * As {@link #generate(List)}, with a listener for tokens as they come.
   *
   * @throws Fault of type {@code too-long} when a prompt leaves no position in the model, {@code
   *     unknown-token} when it has an id that the model has not
   */
  public List<Result> generate(List<Request> requests, TokenListener listener) {
    requests.forEach(this::check);
    var events = new LinkedBlockingQueue<Event>();
    var listens = listener != TokenListener.NONE;
    var sequences = new ArrayList<Sequence>();
    for (var request : requests) {
      var index = sequences.size();
      Sequence.Hearer hearer = listens ? token -> events.add(new Event(index, token)) : token -> {};
      sequences.add(new Sequence(request, model, hearer));
    }
    loop.submit(sequences.stream().filter(Sequence::isOpen).toList());
    try {
      var heard = listens ? listen(sequences, events, listener) : await(sequences);
      var results = new ArrayList<Result>();
      for (var i = 0; i < heard.length; i++) {
        results.add(sequences.get(i).result(heard[i]));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the model was writing");
    } finally {
      sequences.forEach(Sequence::cancel); // where something was thrown; else they have ended
    }
  }

  /** A token of the request at this place. */
  private record Event(int index, int token) {}

  private static int[] await(List<Sequence> sequences) throws InterruptedException {
    for (var sequence : sequences) {
      sequence.await();
    }
    return all(sequences.size());
  }

  private static int[] all(int count) {
    var heard = new int[count];
    Arrays.fill(heard, Integer.MAX_VALUE);
    return heard;
  }

  // The listener is called on the caller's own thread: a slow one holds up nobody else.
  private static int[] listen(
      List<Sequence> sequences, BlockingQueue<Event> events, TokenListener listener)
      throws InterruptedException {
    var heard = all(sequences.size());
    var counts = new int[sequences.size()];
    while (true) {
      var done = sequences.stream().allMatch(Sequence::hasEnded); // before the queue is looked at
      var event = done ? events.poll() : events.poll(WAIT_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (event == null) {
        if (done) {
          return heard;
        }
        continue;
      }
      if (heard[event.index] < Integer.MAX_VALUE) {
        continue;
      }
      counts[event.index]++;
      if (listener.chosen(event.index, event.token) == TokenListener.Answer.CANCEL) {
        heard[event.index] = counts[event.index];
        sequences.get(event.index).cancel();
      }
    }
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

  /** Continues one request. */
  public Result generate(Request request) {
    return generate(List.of(request)).getFirst();
  }
}
