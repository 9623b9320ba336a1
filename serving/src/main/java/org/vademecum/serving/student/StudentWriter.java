package org.vademecum.serving.student;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Stage;
import org.vademecum.serving.answer.AnswerWriter;
import org.vademecum.serving.answer.Interpretation;
import org.vademecum.student.StudentModel;
import org.vademecum.student.chat.ChatMessage;
import org.vademecum.student.chat.ChatMessage.Role;
import org.vademecum.student.chat.ChatTemplate;
import org.vademecum.student.sample.Constraint;
import org.vademecum.student.sample.Generator;
import org.vademecum.student.sample.Request;

/**
 * The student as a writer: greedy, all groups of an answer as one batch. Safe to share.
 *
 * <p>A model of others, without the tokens of this project, is given the evidence as a user's
 * message in its own chat template, where its file has one. A prompt that the model has no room for
 * gets no answer, so that findings are said in their own words.
 */
public final class StudentWriter implements AnswerWriter {
  private static final int MOST_ANSWER_TOKENS = 224;

  /** A small model's pass is too short to be divided among many. */
  private static final int MOST_THREADS = 2;

  private final StudentModel model;
  private final Generator generator;
  private final TokenTexts texts;
  private final Interpretation.Model description;
  private final Path file;
  private final @Nullable ChatTemplate chat;

  private StudentWriter(Path file, StudentModel model, Interpretation.Model description) {
    this.file = file;
    this.model = model;
    this.generator =
        new Generator(model, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    this.texts = TokenTexts.of(model.tokenizer());
    this.description = description;
    this.chat = texts.hasReferences() ? null : model.chat().orElse(null);
  }

  /** Opens the file of a student that passed its pack's gates. */
  public static StudentWriter openGated(Path file, String name) {
    return open(file, name, true);
  }

  /** Opens the file of a student that has not passed; its answers say so. */
  public static StudentWriter openUngated(Path file, String name) {
    return open(file, name, false);
  }

  private static StudentWriter open(Path file, String name, boolean gated) {
    return new StudentWriter(
        file, StudentModel.open(file), new Interpretation.Model(name, Stage.sha256(file), gated));
  }

  /** Where the student lies: a GGUF file or a folder. */
  public Path file() {
    return file;
  }

  public StudentModel studentModel() {
    return model;
  }

  /** Continues texts in the same batch as the answers that are being written. */
  public Generator generator() {
    return generator;
  }

  @Override
  public Interpretation.Model model() {
    return description;
  }

  @Override
  public int tokens(String prompt) {
    return ids(prompt).length;
  }

  @Override
  public List<String> write(List<Prompt> prompts) {
    var requests = new ArrayList<Request>();
    var written = new int[prompts.size()]; // the request of each prompt, or -1
    for (var i = 0; i < written.length; i++) {
      var prompt = prompts.get(i);
      var ids = ids(prompt.text());
      var room = Math.min(MOST_ANSWER_TOKENS, model.config().context() - ids.length - 1);
      written[i] = room > 0 ? requests.size() : -1;
      if (room > 0) {
        var request = Request.greedy(ids, room);
        requests.add(
            prompt.constrained() == Constrained.YES ? request.with(constraint(prompt)) : request);
      }
    }
    var results = generator.generate(requests);
    return Arrays.stream(written)
        .mapToObj(i -> i < 0 ? "" : finished(model.tokenizer().decode(results.get(i).text())))
        .toList();
  }

  private int[] ids(String prompt) {
    return chat == null
        ? model.tokenizer().encodeWithSpecialTokens(prompt)
        : chat.encode(model.tokenizer(), List.of(new ChatMessage(Role.USER, prompt)));
  }

  private Constraint constraint(Prompt prompt) {
    return texts.hasReferences()
        ? new ReferenceConstraint(prompt.group(), texts)
        : new DigitConstraint(texts);
  }

  // What was cut off by the length is no sentence.
  private static String finished(String answer) {
    var end = answer.lastIndexOf('\n');
    var last = answer.substring(end + 1).strip();
    var complete =
        last.isEmpty() || last.matches("(?s).*[.。!！?？;；]$") || last.startsWith("<refuse>");
    return complete ? answer : answer.substring(0, end + 1);
  }
}
