package org.vademecum.serving.service.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.serving.service.Measures;
import org.vademecum.serving.service.http.EventStream;
import org.vademecum.serving.service.problem.Problem;
import org.vademecum.student.StudentModel;
import org.vademecum.student.sample.Generator;
import org.vademecum.student.sample.Result.TokenLogprob;

/** Runs one continuation and writes it in the words of one of the two routes, whole or streamed. */
abstract class CompletionWriter {
  private final String id;
  private final String name;
  private final Generator generator;
  private final StudentModel model;
  private final Measures measures;
  private final long created = Instant.now().getEpochSecond();

  CompletionWriter(String id, String name, Generator generator, Measures measures) {
    this.id = id;
    this.name = name;
    this.generator = generator;
    this.model = generator.model();
    this.measures = measures;
  }

  /** The kind of the whole object, or of a streamed part of it. */
  abstract String kind(Part part);

  /** What a choice says of a piece of text, or of its end where the text is null. */
  abstract void say(ObjectNode choice, Part part, @Nullable String text);

  /** Puts log probabilities of tokens into a choice. */
  abstract ObjectNode logprobs(List<TokenLogprob> logprobs, StudentModel student, int offset);

  /** Whether an object is the whole answer or a part of a stream. */
  enum Part {
    WHOLE,
    FIRST,
    NEXT,
    LAST
  }

  Response respond(int[] prompt, GenerationOptions options) {
    check(prompt);
    return options.stream()
        ? EventStream.response(out -> streamOrFault(out, prompt, options))
        : Response.ok(whole(prompt, options).toString(), MediaType.APPLICATION_JSON).build();
  }

  // Here a fault is still a status; when a stream has begun, it is an event.
  private void check(int[] prompt) {
    var config = model.config();
    if (prompt.length == 0 || prompt.length >= config.context()) {
      throw Fault.input(
          "too-long",
          "the prompt has not from 1 to " + (config.context() - 1) + " tokens: " + prompt.length,
          "give a prompt of that length");
    }
    for (var id : prompt) {
      if (id < 0 || id >= config.vocabulary()) {
        throw Fault.input(
            "unknown-token",
            "the model's " + config.vocabulary() + " tokens do not include: " + id,
            "give ids of this model's tokenizer");
      }
    }
  }

  private ObjectNode whole(int[] prompt, GenerationOptions options) {
    var outcome = generate(prompt, options, piece -> true);
    var root = OpenAiJson.head(id, kind(Part.WHOLE), name, created);
    var choice = choice(root, Part.WHOLE, outcome.text());
    choice.put("finish_reason", outcome.finishReason());
    if (options.alternatives() >= 0) {
      choice.set("logprobs", logprobs(outcome.logprobs(), model, 0));
    }
    root.set("usage", OpenAiJson.usage(outcome.promptTokens(), outcome.completionTokens()));
    return root;
  }

  private Generation.Outcome generate(
      int[] prompt, GenerationOptions options, java.util.function.Predicate<String> pieces) {
    var outcome = new Generation(generator, options).run(prompt, pieces);
    measures.tokens(outcome.promptTokens(), outcome.completionTokens());
    return outcome;
  }

  // OpenAI's clients raise an event that has an error.
  private void streamOrFault(OutputStream out, int[] prompt, GenerationOptions options)
      throws IOException {
    try {
      stream(out, prompt, options);
    } catch (Fault fault) {
      var error = OpenAiJson.object().set("error", Json.mapper().valueToTree(error(fault)));
      EventStream.write(out, "data: " + error + "\n\n");
    }
  }

  private static Object error(Fault fault) {
    return Objects.requireNonNull(Problem.of(fault).forOpenAi().error());
  }

  private void stream(OutputStream out, int[] prompt, GenerationOptions options)
      throws IOException {
    send(out, chunk(Part.FIRST, "", options));
    var outcome =
        options.alternatives() >= 0
            ? streamWithLogprobs(out, prompt, options)
            : generate(prompt, options, piece -> sent(out, chunk(Part.NEXT, piece, options)));
    var last = chunk(Part.LAST, null, options);
    ((ObjectNode) last.path("choices").path(0)).put("finish_reason", outcome.finishReason());
    send(out, last);
    if (options.streamUsage()) {
      var usage = OpenAiJson.head(id, kind(Part.NEXT), name, created);
      usage.putArray("choices");
      usage.set("usage", OpenAiJson.usage(outcome.promptTokens(), outcome.completionTokens()));
      send(out, usage);
    }
    EventStream.write(out, "data: [DONE]\n\n");
  }

  // Log probabilities are known when the text is whole; then each token is a part.
  private Generation.Outcome streamWithLogprobs(
      OutputStream out, int[] prompt, GenerationOptions options) throws IOException {
    var outcome = generate(prompt, options, piece -> true);
    var decoder = new org.vademecum.student.tokenizer.StreamingDecoder(model.tokenizer());
    var offset = 0;
    for (var entry : outcome.logprobs()) {
      var piece = decoder.push(entry.token());
      var end = Math.min(outcome.text().length(), offset + piece.length());
      var part = chunk(Part.NEXT, outcome.text().substring(Math.min(offset, end), end), options);
      ((ObjectNode) part.path("choices").path(0))
          .set("logprobs", logprobs(List.of(entry), model, offset));
      send(out, part);
      offset += piece.length();
    }
    return outcome;
  }

  private ObjectNode chunk(Part part, @Nullable String text, GenerationOptions options) {
    var root = OpenAiJson.head(id, kind(part), name, created);
    choice(root, part, text).putNull("finish_reason");
    if (options.streamUsage()) {
      root.putNull("usage");
    }
    return root;
  }

  private ObjectNode choice(ObjectNode root, Part part, @Nullable String text) {
    var choice = root.putArray("choices").addObject();
    choice.put("index", 0);
    say(choice, part, text);
    choice.putNull("logprobs");
    return choice;
  }

  private static void send(OutputStream out, ObjectNode node) throws IOException {
    EventStream.write(out, "data: " + node + "\n\n");
  }

  // A reader who has gone needs no more text.
  private static boolean sent(OutputStream out, ObjectNode node) {
    try {
      send(out, node);
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /** As {@code /v1/chat/completions} has it. */
  static final class Chat extends CompletionWriter {
    Chat(String name, Generator generator, Measures measures) {
      super(OpenAiJson.id("chatcmpl-"), name, generator, measures);
    }

    @Override
    String kind(Part part) {
      return part == Part.WHOLE ? "chat.completion" : "chat.completion.chunk";
    }

    @Override
    void say(ObjectNode choice, Part part, @Nullable String text) {
      var message = choice.putObject(part == Part.WHOLE ? "message" : "delta");
      if (part == Part.WHOLE || part == Part.FIRST) {
        message.put("role", "assistant");
      }
      if (text != null) {
        message.put("content", text);
      }
    }

    @Override
    ObjectNode logprobs(List<TokenLogprob> logprobs, StudentModel student, int offset) {
      return OpenAiJson.chatLogprobs(logprobs, student.tokenizer());
    }
  }

  /** As {@code /v1/completions} has it. */
  static final class Plain extends CompletionWriter {
    Plain(String name, Generator generator, Measures measures) {
      super(OpenAiJson.id("cmpl-"), name, generator, measures);
    }

    @Override
    String kind(Part part) {
      return "text_completion";
    }

    @Override
    void say(ObjectNode choice, Part part, @Nullable String text) {
      choice.put("text", text == null ? "" : text);
    }

    @Override
    ObjectNode logprobs(List<TokenLogprob> logprobs, StudentModel student, int offset) {
      return OpenAiJson.completionLogprobs(logprobs, student.tokenizer(), offset);
    }
  }
}
