package org.vademecum.serving.service.openai;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.PromptWriter;
import org.vademecum.engine.text.Language;
import org.vademecum.serving.command.Installation;
import org.vademecum.serving.student.StudentWriter;
import org.vademecum.student.StudentModel;
import org.vademecum.student.chat.ChatMessage;
import org.vademecum.student.chat.ChatMessage.Role;
import org.vademecum.student.chat.ChatTemplate;
import org.vademecum.student.grammar.GrammarCompiler;
import org.vademecum.student.sample.Generator;

/** The installed student as OpenAI's routes see it: one model with a name. */
@Singleton
public class ServedStudent {
  private final Installation installation;
  private @Nullable TokenEmbeddings embeddings;
  private @Nullable GrammarCompiler grammars;

  public ServedStudent(Installation installation) {
    this.installation = installation;
  }

  /** The model's name; empty where there is no student. */
  List<String> names() {
    var student = installation.student();
    return student == null ? List.of() : List.of(student.model().name());
  }

  /**
   * What continues texts with the model of a name, together with all others who use it.
   *
   * @throws Fault of type {@code no-student} or {@code no-such-model}
   */
  Generator generator(@Nullable String name) {
    var student = student();
    if (name != null && !name.equals(student.model().name())) {
      throw Fault.input(
          "no-such-model", "no such model: " + name, "the model is " + student.model().name());
    }
    return student.generator();
  }

  /** Makes grammars ready for the student's tokens. */
  synchronized GrammarCompiler grammars() {
    if (grammars == null) {
      grammars = new GrammarCompiler(student().studentModel().tokenizer());
    }
    return grammars;
  }

  String name() {
    return student().model().name();
  }

  private StudentWriter student() {
    var student = installation.student();
    if (student == null) {
      throw Fault.resource(
          "no-student",
          "no student is installed: " + installation.pack().name(),
          "run ./vade distill " + installation.pack().name());
    }
    return student;
  }

  /** A message of a conversation. */
  record Message(String role, String content) {}

  /**
   * The ids of a conversation. Students of this project are asked the last message as a question
   * without passages; others get their own template, ChatML where their vocabulary has it, and
   * plain lines where not. Text of messages never becomes a special token.
   */
  int[] prompt(StudentModel model, List<Message> messages) {
    var tokenizer = model.tokenizer();
    if (tokenizer.hasSpecial("<ask>")) {
      var question = messages.getLast().content();
      var ideographs = question.codePoints().anyMatch(Character::isIdeographic);
      var group =
          EvidenceGroup.ofPassages(
              ideographs ? Language.ZH : Language.EN, Audience.CLINICIAN, List.of());
      return tokenizer.encodeWithSpecialTokens(PromptWriter.question(question, group));
    }
    var chat = model.chat().orElse(null);
    if (chat == null && tokenizer.hasSpecial("<|im_start|>")) {
      chat = ChatTemplate.of("<|im_start|>");
    }
    if (chat != null) {
      return chat.encode(
          tokenizer, messages.stream().map(m -> new ChatMessage(role(m), m.content())).toList());
    }
    var lines = new StringBuilder();
    messages.forEach(m -> lines.append(m.role()).append(": ").append(m.content()).append('\n'));
    return tokenizer.encode(lines + "assistant:");
  }

  private static Role role(Message message) {
    return switch (message.role()) {
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      default -> Role.SYSTEM; // a developer is the system's voice under a newer name
    };
  }

  /** The vectors of texts, and how many tokens they had. */
  synchronized Embedded embed(List<String> texts) {
    var model = student().studentModel();
    if (embeddings == null) {
      embeddings = TokenEmbeddings.read(student().file());
    }
    var vectors = new ArrayList<float[]>();
    var tokens = 0;
    for (var text : texts) {
      var ids = model.tokenizer().encode(text);
      tokens += ids.length;
      vectors.add(embeddings.mean(ids));
    }
    return new Embedded(vectors, tokens);
  }

  /** Vectors in the order of their texts. */
  record Embedded(List<float[]> vectors, int tokens) {}
}
