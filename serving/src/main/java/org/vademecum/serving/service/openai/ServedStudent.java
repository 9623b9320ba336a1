package org.vademecum.serving.service.openai;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.PromptWriter;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.text.Language;
import org.vademecum.serving.command.Installation;
import org.vademecum.serving.student.StudentWriter;
import org.vademecum.student.StudentModel;
import org.vademecum.student.sample.Generator;

/** The installed student as OpenAI's routes see it: one model with a name. */
@Singleton
public class ServedStudent {
  private final Installation installation;
  private @Nullable TokenEmbeddings embeddings;

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
   * without passages; others get ChatML where their vocabulary has it, and plain lines where not.
   * Text of messages never becomes a special token.
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
    var ids = IntStream.builder();
    var chatMl = tokenizer.hasSpecial("<|im_start|>") && tokenizer.hasSpecial("<|im_end|>");
    for (var message : messages) {
      if (chatMl) {
        ids.add(tokenizer.idOf("<|im_start|>"));
        add(ids, tokenizer.encode(message.role() + "\n" + message.content()));
        ids.add(tokenizer.idOf("<|im_end|>"));
        add(ids, tokenizer.encode("\n"));
      } else {
        add(ids, tokenizer.encode(message.role() + ": " + message.content() + "\n"));
      }
    }
    if (chatMl) {
      ids.add(tokenizer.idOf("<|im_start|>"));
      add(ids, tokenizer.encode("assistant\n"));
    } else {
      add(ids, tokenizer.encode("assistant:"));
    }
    return ids.build().toArray();
  }

  private static void add(IntStream.Builder ids, int[] more) {
    Arrays.stream(more).forEach(ids::add);
  }

  /** The vectors of texts, and how many tokens they had. */
  synchronized Embedded embed(List<String> texts) {
    var model = student().studentModel();
    if (embeddings == null) {
      embeddings = TokenEmbeddings.read(file());
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

  // In a bundle the student lies beside the pack's folder, elsewhere in the work folder.
  private Path file() {
    var folder = installation.pack().folder().toAbsolutePath().normalize();
    var bundled = folder.resolve("../../student/model-q8_0.gguf").normalize();
    return Files.exists(bundled)
        ? bundled
        : PackFolders.work(installation.pack(), "student").resolve("model-q8_0.gguf");
  }
}
