package org.vademecum.student.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.student.StudentModel;
import org.vademecum.student.forward.Inference;
import org.vademecum.student.forward.KeyValueCache;
import org.vademecum.student.sample.Result.TokenLogprob;

/** A request on its way: its cache, its tokens so far, and where its next logits are. */
final class Sequence {
  private final int index;
  private final Request request;
  private final StudentModel model;
  private final TokenListener listener;
  private final Sampler sampler;
  private final int[] ids;
  private final List<TokenLogprob> logprobs = new ArrayList<>();
  private @Nullable KeyValueCache cache;
  private @Nullable FinishReason reason;
  private int count;
  private int row;

  Sequence(int index, Request request, StudentModel model, TokenListener listener) {
    this.index = index;
    this.request = request;
    this.model = model;
    this.listener = listener;
    this.sampler = new Sampler(request.sampling(), request.constraint());
    var positions = model.config().context() - request.prompt().length;
    ids = new int[Math.min(request.maxTokens(), positions)];
    if (ids.length == 0) {
      finish(FinishReason.LENGTH);
    }
  }

  boolean isOpen() {
    return reason == null;
  }

  /** Passes the prompt, in chunks, and leaves the logits behind its last token. */
  void prefill(Inference inference) {
    var prompt = request.prompt();
    var filled = model.transformer().newCache(prompt.length + ids.length);
    cache = filled;
    for (var i = 0; i < prompt.length - 1; i++) {
      if (inference.room() == 0) {
        inference.run();
      }
      inference.add(filled, prompt[i]);
    }
    if (inference.room() == 0) {
      inference.run();
    }
    row = inference.addWithLogits(filled, prompt[prompt.length - 1]);
    inference.run();
  }

  /** Adds the last token to the next pass. */
  void step(Inference inference) {
    if (cache != null) {
      row = inference.addWithLogits(cache, ids[count - 1]);
    }
  }

  /** Chooses a token from the last pass. */
  void choose(Inference inference, Candidates candidates, Nucleus nucleus) {
    var logits = inference.logits();
    var start = inference.logitsStart(row);
    var token = sampler.choose(logits, start, candidates, nucleus);
    if (token == Sampler.NONE) {
      finish(FinishReason.CONSTRAINT);
      return;
    }
    if (request.alternatives() >= 0) {
      var vocabulary = model.config().vocabulary();
      candidates.reset(logits, start);
      logprobs.add(
          Logprobs.of(logits, start, vocabulary, token, request.alternatives(), candidates));
    }
    ids[count++] = token;
    sampler.accept(token);
    if (listener.chosen(index, token) == TokenListener.Answer.CANCEL) {
      finish(FinishReason.CANCELLED);
    } else if (request.stops().contains(token) || model.tokenizer().eosIds().contains(token)) {
      finish(FinishReason.STOP);
    } else if (count == ids.length) {
      finish(FinishReason.LENGTH);
    }
  }

  private void finish(FinishReason why) {
    reason = why;
    cache = null; // its memory is free while the others go on
  }

  Result result() {
    var why = reason;
    if (why == null) {
      throw new IllegalStateException("the sequence is still open: " + index);
    }
    return new Result(Arrays.copyOf(ids, count), why, List.copyOf(logprobs));
  }
}
