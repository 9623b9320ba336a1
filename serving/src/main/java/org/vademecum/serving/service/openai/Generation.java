package org.vademecum.serving.service.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.vademecum.cli.Fault;
import org.vademecum.student.StudentModel;
import org.vademecum.student.grammar.CompiledGrammar;
import org.vademecum.student.sample.Constraint;
import org.vademecum.student.sample.FinishReason;
import org.vademecum.student.sample.Generator;
import org.vademecum.student.sample.Result.TokenLogprob;
import org.vademecum.student.sample.TokenListener;
import org.vademecum.student.tokenizer.StreamingDecoder;

/** One continuation: text as it comes, held back where it may become a stop text. */
final class Generation {
  private final Generator generator;
  private final StudentModel model;
  private final GenerationOptions options;
  private final StreamingDecoder decoder;
  private final StringBuilder text = new StringBuilder();
  private final List<String> stops;
  private int given;
  private int tokens;
  private boolean stopped;

  Generation(Generator generator, GenerationOptions options) {
    this.generator = generator;
    this.model = generator.model();
    this.options = options;
    this.decoder = new StreamingDecoder(model.tokenizer());
    this.stops = options.stops();
  }

  /**
   * What came of it.
   *
   * @param finishReason {@code stop} or {@code length}
   * @param logprobs one a token where they were asked for
   */
  record Outcome(
      String text,
      String finishReason,
      int promptTokens,
      int completionTokens,
      List<TokenLogprob> logprobs) {}

  /**
   * Runs to the end.
   *
   * @param pieces takes text as it becomes certain; false stops the generation
   * @throws Fault of type {@code constraint-cannot-be-met} where the student has no tokens for what
   *     the request's grammar demands
   */
  Outcome run(int[] prompt, Predicate<String> pieces) {
    var held = options.grammar().map(CompiledGrammar::constraint);
    var constraint = held.<Constraint>map(c -> c).orElseGet(Constraint::none);
    var request = options.request(prompt, model.config().context(), constraint);
    var result =
        generator.generate(List.of(request), (index, token) -> chosen(token, pieces)).getFirst();
    held.ifPresent(c -> c.requireMet(result.reason()));
    if (!stopped) {
      text.append(decoder.flush());
      cutAtStop();
    }
    give(text.length(), pieces);
    // A model without an end token ends by having nothing to add to a whole text of the grammar.
    var ended =
        stopped
            || result.reason() == FinishReason.STOP
            || result.reason() == FinishReason.CONSTRAINT;
    var logprobs = new ArrayList<>(result.logprobs());
    if (result.reason() == FinishReason.STOP && !logprobs.isEmpty()) {
      logprobs.removeLast();
    }
    return new Outcome(text.toString(), ended ? "stop" : "length", prompt.length, tokens, logprobs);
  }

  private TokenListener.Answer chosen(int token, Predicate<String> pieces) {
    tokens++;
    if (model.tokenizer().eosIds().contains(token)) {
      return TokenListener.Answer.CONTINUE;
    }
    text.append(decoder.push(token));
    cutAtStop();
    var wanted = give(stopped ? text.length() : text.length() - heldBack(), pieces);
    return stopped || !wanted ? TokenListener.Answer.CANCEL : TokenListener.Answer.CONTINUE;
  }

  private void cutAtStop() {
    var first = -1;
    for (var stop : stops) {
      var at = text.indexOf(stop);
      first = at >= 0 && (first < 0 || at < first) ? at : first;
    }
    if (first >= 0) {
      text.setLength(first);
      stopped = true;
    }
  }

  // The longest end of the text that begins a stop text.
  private int heldBack() {
    var longest = 0;
    for (var stop : stops) {
      for (var length = Math.min(stop.length() - 1, text.length()); length > longest; length--) {
        if (stop.startsWith(text.substring(text.length() - length))) {
          longest = length;
        }
      }
    }
    return longest;
  }

  private boolean give(int end, Predicate<String> pieces) {
    if (end <= given) {
      return true;
    }
    var piece = text.substring(given, end);
    given = end;
    return pieces.test(piece);
  }
}
