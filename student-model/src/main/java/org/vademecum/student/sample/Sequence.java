package org.vademecum.student.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.vademecum.student.StudentModel;
import org.vademecum.student.forward.Inference;
import org.vademecum.student.forward.KeyValueCache;
import org.vademecum.student.sample.Result.TokenLogprob;

/**
 * A request on its way: its cache, its tokens so far, and where its next logits are. It is driven
 * by the thread of a {@link BatchLoop}; its owner waits for it, and may cancel it.
 */
final class Sequence {
  /** Hears of each token on the thread of the loop. */
  interface Hearer {
    void chosen(int token);
  }

  private final Request request;
  private final StudentModel model;
  private final Hearer hearer;
  private final Sampler sampler;
  private final int[] history; // the prompt, then what was chosen
  private final int longest;
  private final List<TokenLogprob> logprobs = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final PromptLookup lookup;
  private final @Nullable LogitChanges changes;
  private @Nullable KeyValueCache cache;
  private @Nullable FinishReason reason;
  private @Nullable Throwable failure;
  private volatile boolean cancelled;
  private int count; // of the history
  private int firstRow; // of the logits that it waits for
  private int drafted;

  Sequence(Request request, StudentModel model, Hearer hearer) {
    this.request = request;
    this.model = model;
    this.hearer = hearer;
    this.sampler = new Sampler(request.sampling(), request.constraint());
    var prompt = request.prompt();
    var room = Math.min(request.maxTokens(), model.config().context() - prompt.length);
    longest = prompt.length + room;
    history = Arrays.copyOf(prompt, longest);
    count = prompt.length;
    changes =
        request.penalties().changeNothing()
            ? null
            : new LogitChanges(request.penalties(), model.config().vocabulary(), prompt);
    lookup = new PromptLookup(history, prompt.length);
    if (room == 0) {
      finish(FinishReason.LENGTH);
    }
  }

  boolean isOpen() {
    return reason == null && failure == null;
  }

  /** Takes a cache, which may hold the beginning of the prompt. */
  void begin(KeyValueCache own) {
    cache = own;
  }

  /** Whether its prompt is in the cache but for the last token. */
  boolean isDecoding() {
    return cache != null && cache.length() >= count - 1;
  }

  int[] prompt() {
    return request.prompt();
  }

  /** Positions that its cache needs room for. */
  int positions() {
    return longest;
  }

  /**
   * Adds to the next pass what is not in the cache: of the prompt as much as there is room for, or
   * the last token and what is guessed to follow it.
   *
   * @param drafts how many tokens may be guessed
   * @return whether it waits for logits
   */
  boolean add(Inference inference, int drafts) {
    var own = cache;
    if (own == null || !isOpen()) {
      return false;
    }
    while (own.length() < count - 1 && inference.room() > 0) {
      inference.add(own, history[own.length()]);
    }
    if (own.length() < count - 1 || inference.room() == 0) {
      return false;
    }
    firstRow = inference.addWithLogits(own, history[count - 1]);
    var most = Math.min(Math.min(drafts, longest - count - 1), inference.room());
    drafted = most > 0 ? lookup.draft(count, most) : 0;
    for (var i = 0; i < drafted; i++) {
      inference.addWithLogits(own, lookup.drafts()[i]);
    }
    return true;
  }

  /** Chooses tokens from the last pass: one, and more where guesses were right. */
  void choose(Inference inference, Candidates candidates, Nucleus nucleus) {
    for (var i = 0; i <= drafted && isOpen(); i++) {
      var token = chooseOne(inference, inference.logitsStart(firstRow + i), candidates, nucleus);
      if (i < drafted && token != lookup.drafts()[i]) {
        break;
      }
    }
    lookup.learn(count);
    var own = cache;
    if (own != null) {
      own.truncate(Math.min(own.length(), count - 1)); // wrong guesses
    }
  }

  private int chooseOne(Inference inference, int start, Candidates candidates, Nucleus nucleus) {
    var logits = inference.logits();
    if (changes != null) {
      changes.apply(logits, start);
    }
    var token = sampler.choose(logits, start, candidates, nucleus);
    if (changes != null) {
      changes.takeBack(logits, start);
    }
    if (token == Sampler.NONE) {
      finish(FinishReason.CONSTRAINT);
      return token;
    }
    if (request.alternatives() >= 0) {
      var vocabulary = model.config().vocabulary();
      candidates.reset(logits, start);
      logprobs.add(
          Logprobs.of(logits, start, vocabulary, token, request.alternatives(), candidates));
    }
    history[count++] = token;
    sampler.accept(token);
    if (changes != null) {
      changes.said(token);
    }
    hearer.chosen(token);
    if (cancelled) {
      finish(FinishReason.CANCELLED);
    } else if (request.stops().contains(token) || model.tokenizer().eosIds().contains(token)) {
      finish(FinishReason.STOP);
    } else if (count == longest) {
      finish(FinishReason.LENGTH);
    }
    return token;
  }

  private void finish(FinishReason why) {
    reason = why;
    ended.countDown();
  }

  boolean hasFailed() {
    return failure != null;
  }

  void fail(Throwable why) {
    failure = why;
    ended.countDown();
  }

  /** Ends it before the next pass; from any thread. */
  void cancel() {
    cancelled = true;
  }

  /** Ends it if it was cancelled while it waited. */
  void endIfCancelled() {
    if (cancelled && isOpen()) {
      finish(FinishReason.CANCELLED);
    }
  }

  /** Its cache, to be kept for prompts that begin alike; it has none afterwards. */
  @Nullable KeyValueCache release() {
    var own = cache;
    cache = null;
    return own;
  }

  /** What the cache holds, as ids. */
  int[] cached(KeyValueCache own) {
    return Arrays.copyOf(history, own.length());
  }

  void await() throws InterruptedException {
    ended.await();
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /**
   * What became of it, when it has ended.
   *
   * @param heard how many tokens its owner heard of before it cancelled; all where it did not
   */
  Result result(int heard) {
    if (failure != null) {
      throw failure instanceof RuntimeException runtime
          ? runtime
          : new IllegalStateException("a request failed", failure);
    }
    var why = reason;
    if (why == null) {
      throw new IllegalStateException("the sequence is still open");
    }
    var from = request.prompt().length;
    var cut = heard < count - from;
    var to = cut ? from + heard : count;
    return new Result(
        Arrays.copyOfRange(history, from, to),
        cut || cancelled ? FinishReason.CANCELLED : why,
        List.copyOf(cut && !logprobs.isEmpty() ? logprobs.subList(0, heard) : logprobs));
  }
}
