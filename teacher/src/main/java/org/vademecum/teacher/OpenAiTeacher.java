package org.vademecum.teacher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.teacher.ChatClient.Message;
import org.vademecum.teacher.ChatClient.Reply;

/**
 * Asks any OpenAI-compatible chat endpoint (vLLM, llama.cpp, a cloud) and records what it says:
 * model, version, date and the prompt's hash with every output. What is in the record is never
 * asked again, so a run that was interrupted or ran out of budget goes on where it stopped, and
 * {@link RecordedTeacher} replays the folder later.
 *
 * <p>A verdict must be JSON. A reply that is not gets one request to repair it; what is still no
 * verdict then is a fault.
 */
public final class OpenAiTeacher implements Teacher {
  private final ChatClient client;
  private final Rubric rubric;
  private final TeacherRecord record;
  private final Clock clock;

  private OpenAiTeacher(ChatClient client, Rubric rubric, TeacherRecord record, Clock clock) {
    this.client = client;
    this.rubric = rubric;
    this.record = record;
    this.clock = clock;
  }

  /**
   * Opens a teacher over a record, new or not.
   *
   * @param rubric documents are judged by it
   * @param recordFolder where outputs are kept, in the formats of a pack's {@code teacher/}
   */
  public static OpenAiTeacher open(
      OpenAiSettings settings, Rubric rubric, Path recordFolder, Clock clock) {
    return new OpenAiTeacher(
        new ChatClient(settings), rubric, TeacherRecord.open(recordFolder), clock);
  }

  @Override
  public DocumentVerdict judge(Document document) {
    var known = record.verdict(document);
    if (known.isPresent()) {
      return known.get().verdict();
    }
    var prompt = rubric.prompt(document);
    var messages = messages(prompt);
    var reply = client.complete(messages, prompt.maxTokens());
    var verdict = verdict(reply.text());
    if (verdict.isEmpty()) {
      messages.add(new Message("assistant", reply.text()));
      messages.add(
          new Message(
              "user",
              "That is not the JSON object asked for. Reply with {\"score\": 0 to 5, \"reasons\":"
                  + " [\"…\"]} and nothing else."));
      reply = client.complete(messages, prompt.maxTokens());
      verdict = verdict(reply.text());
    }
    var given = verdict.orElseThrow(() -> unreadable(document));
    record.add(new RecordedVerdict(document, given, origin(reply)), prompt);
    return given;
  }

  @Override
  public Optional<String> write(TeacherPrompt prompt) {
    var known = record.output(prompt);
    if (known.isPresent()) {
      return known.map(RecordedOutput::output);
    }
    var reply = client.complete(messages(prompt), prompt.maxTokens());
    record.add(new RecordedOutput(prompt.sha256(), reply.text(), origin(reply)));
    return Optional.of(reply.text());
  }

  @Override
  public TeacherDescription describe() {
    return new TeacherDescription(TeacherDescription.Kind.OPENAI, record.origins());
  }

  private String origin(Reply reply) {
    return reply.model() + ", " + LocalDate.now(clock);
  }

  private static List<Message> messages(TeacherPrompt prompt) {
    var messages = new ArrayList<Message>();
    if (!prompt.system().isBlank()) {
      messages.add(new Message("system", prompt.system()));
    }
    messages.add(new Message("user", prompt.user()));
    return messages;
  }

  // Models like to wrap JSON into a code fence or a sentence: the outermost braces count.
  private static Optional<DocumentVerdict> verdict(String text) {
    var from = text.indexOf('{');
    var to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    try {
      var node = Json.read(text.substring(from, to + 1), "a verdict");
      var reasons = new ArrayList<String>();
      node.path("reasons").forEach(r -> reasons.add(r.asText()));
      var score = node.path("score");
      if (!score.isInt()) {
        return Optional.empty();
      }
      return Optional.of(new DocumentVerdict(score.asInt(), reasons));
    } catch (Fault | IllegalArgumentException noVerdict) {
      return Optional.empty();
    }
  }

  private static Fault unreadable(Document document) {
    return Fault.resource(
        "teacher-unreadable",
        "the teacher's reply is no verdict, also when asked again, for " + document.id(),
        "use a larger model, or one that follows a JSON format");
  }
}
