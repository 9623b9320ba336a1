package org.vademecum.serving.student;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.cli.Stage;
import org.vademecum.serving.answer.AnswerWriter;
import org.vademecum.serving.answer.Interpretation;
import org.vademecum.student.StudentModel;
import org.vademecum.student.sample.Constraint;
import org.vademecum.student.sample.Generator;
import org.vademecum.student.sample.Request;

/** The student as a writer: greedy, all groups of an answer as one batch. Safe to share. */
public final class StudentWriter implements AnswerWriter {
  private static final int MOST_ANSWER_TOKENS = 224;

  /** A small model's pass is too short to be divided among many. */
  private static final int MOST_THREADS = 2;

  private final StudentModel model;
  private final Generator generator;
  private final TokenTexts texts;
  private final Interpretation.Model description;

  private StudentWriter(StudentModel model, Interpretation.Model description) {
    this.model = model;
    this.generator =
        new Generator(model, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    this.texts = TokenTexts.of(model.tokenizer());
    this.description = description;
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
        StudentModel.open(file), new Interpretation.Model(name, Stage.sha256(file), gated));
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
    return model.tokenizer().encodeWithSpecialTokens(prompt).length;
  }

  @Override
  public List<String> write(List<Prompt> prompts) {
    var requests = new ArrayList<Request>();
    for (var prompt : prompts) {
      var ids = model.tokenizer().encodeWithSpecialTokens(prompt.text());
      var room = Math.min(MOST_ANSWER_TOKENS, model.config().context() - ids.length - 1);
      var request = Request.greedy(ids, Math.max(0, room));
      requests.add(
          prompt.constrained() == Constrained.YES ? request.with(constraint(prompt)) : request);
    }
    return generator.generate(requests).stream()
        .map(result -> finished(model.tokenizer().decode(result.text())))
        .toList();
  }

  private Constraint constraint(Prompt prompt) {
    return texts.hasReferences()
        ? new GrammarConstraint(prompt.group(), texts)
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
