package org.vademecum.serving.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.judge.Judge;
import org.vademecum.engine.judge.Judgement;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.verify.Verifier;
import org.vademecum.intake.Intake;
import org.vademecum.rag.PassageIndex;

/**
 * From a report to its interpretations. Safe to share between threads.
 *
 * <p>Without a student only the {@code template} arm can be asked for.
 */
public final class AnswerPath {
  private final Pack pack;
  private final Intake intake;
  private final Judge judge;
  private final Verifier verifier;
  private final Retrieval retrieval;
  private final @Nullable AnswerWriter student;
  private final AtomicLong asked = new AtomicLong();

  public AnswerPath(Pack pack, PassageIndex index, @Nullable AnswerWriter student) {
    this.pack = pack;
    this.intake = new Intake(pack);
    this.judge = new Judge(pack);
    this.verifier = Verifier.ofWholeReports(pack);
    this.retrieval = new Retrieval(pack, index);
    this.student = student;
  }

  public Pack pack() {
    return pack;
  }

  /** How often it has been asked for an interpretation or an answer. */
  public long asked() {
    return asked.get();
  }

  /** The student's name and hash, or {@code none}. */
  public Interpretation.Model model() {
    return student == null ? Interpretation.Model.NONE : student.model();
  }

  /** The arm that is served where none is asked for. */
  public Arm defaultArm() {
    return student == null ? Arm.TEMPLATE : Arm.GUARD;
  }

  /**
   * Interprets every report of a file, in order.
   *
   * @throws Fault where the file is no report, a prior report is of another patient, or the arm
   *     needs a student that is not there
   */
  public List<Interpretation> interpret(AnswerRequest request) {
    return interpretReports(request).stream().map(Interpreted::interpretation).toList();
  }

  /**
   * A report with its interpretation.
   *
   * @param report for the audit's pseudonyms; what names the patient is never given on
   */
  public record Interpreted(ReportCase report, Interpretation interpretation) {}

  /** The same with the reports that were read. */
  public List<Interpreted> interpretReports(AnswerRequest request) {
    asked.incrementAndGet();
    checkArm(request.arm());
    checkTask(request.task());
    var clock = new Stopwatch();
    var reports = clock.intake(() -> intake.read(request.content(), fileName(request)));
    var priors = clock.intake(() -> priors(request));
    var interpreted = new ArrayList<Interpreted>();
    for (var report : reports) {
      PriorReports.requireSamePatient(report, priors);
      interpreted.add(new Interpreted(report, interpret(request, report, priors, clock)));
      clock = new Stopwatch();
    }
    return interpreted;
  }

  private static String fileName(AnswerRequest request) {
    return request.fileName() == null ? "report" : request.fileName();
  }

  private List<ReportCase> priors(AnswerRequest request) {
    var priors = new ArrayList<ReportCase>();
    request.priors().forEach(p -> priors.addAll(intake.read(p, "prior report")));
    return priors;
  }

  private Interpretation interpret(
      AnswerRequest request, ReportCase report, List<ReportCase> priors, Stopwatch clock) {
    var layout = pack.layout(request.task());
    var judgement =
        clock.intake(
            () -> judge.judge(report, priors, layout, request.language(), request.audience()));
    var found =
        clock.retrieve(() -> retrieval.forFindings(judgement.findings(), request.language()));
    var complete =
        new Judgement(
            judgement.subject(), judgement.observations(), found.findings(), judgement.notes());
    var composer =
        new Composer(
            pack,
            verifier,
            student,
            request.language(),
            request.audience(),
            request.arm(),
            layout,
            clock);
    var composed = composer.compose(complete, found.passages());
    var model = modelOf(request.arm());
    var sentences = GateNotice.behind(composed.sentences(), model, request.language());
    return new Interpretation(
        request.fileName(),
        Ids.next(),
        pack.name(),
        pack.version(),
        model,
        request.language().toString(),
        request.audience().toString(),
        request.arm().toString(),
        request.task(),
        report.part(),
        report.subject(),
        complete.observations(),
        complete.findings(),
        List.copyOf(found.passages().values()),
        sentences,
        Composer.text(sentences, request.language()),
        true,
        null,
        complete.notes(),
        composed.grounding(),
        clock.timings());
  }

  /** Answers a question from the pack's passages, or refuses with the reason. */
  public Interpretation answer(QuestionRequest request) {
    asked.incrementAndGet();
    checkArm(request.arm());
    var clock = new Stopwatch();
    var passages =
        clock.retrieve(() -> retrieval.forQuestion(request.question(), request.language(), 3));
    var answers =
        new QuestionAnswers(pack, verifier, request.arm() == Arm.TEMPLATE ? null : student, clock);
    var composed = answers.answer(request, passages);
    var model = modelOf(request.arm());
    var sentences = GateNotice.behind(composed.sentences(), model, request.language());
    return new Interpretation(
        null,
        Ids.next(),
        pack.name(),
        pack.version(),
        model,
        request.language().toString(),
        request.audience().toString(),
        request.arm().toString(),
        "ask",
        1,
        org.vademecum.engine.report.Subject.UNKNOWN,
        List.of(),
        List.of(),
        List.copyOf(passages.values()),
        sentences,
        Composer.text(sentences, request.language()),
        composed.refusal() == null,
        composed.refusal(),
        List.of(),
        composed.grounding(),
        clock.timings());
  }

  private Interpretation.Model modelOf(Arm arm) {
    return arm == Arm.TEMPLATE ? Interpretation.Model.NONE : model();
  }

  private void checkArm(Arm arm) {
    if (arm.needsStudent() && student == null) {
      throw Fault.resource(
          "no-student",
          "the arm needs a student, and none is there: " + arm,
          "run ./vade distill " + pack.name() + ", or ask for --arm template");
    }
  }

  private void checkTask(String task) {
    if (!pack.tasks().contains(task)) {
      throw Fault.input(
          "no-such-task",
          "the pack has no such task: " + task,
          "it has: " + String.join(", ", pack.tasks()).toLowerCase(Locale.ROOT));
    }
  }
}
