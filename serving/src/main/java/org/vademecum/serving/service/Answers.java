package org.vademecum.serving.service;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.AnswerRequest;
import org.vademecum.serving.answer.Interpretation;
import org.vademecum.serving.answer.QuestionRequest;
import org.vademecum.serving.service.audit.AuditEntry;
import org.vademecum.serving.service.audit.AuditTrail;

/** The answer path as the service walks it: answer, record, count; only then is it given. */
@Singleton
public class Answers {
  private final AnswerPath path;
  private final AuditTrail audit;
  private final Measures measures;

  public Answers(AnswerPath path, AuditTrail audit, Measures measures) {
    this.path = path;
    this.audit = audit;
    this.measures = measures;
  }

  /** Interprets the reports of a file; {@code kind} says for the audit who asked. */
  public List<Interpretation> interpret(String kind, AnswerRequest request) {
    var interpreted = path.interpretReports(request);
    var entries = new ArrayList<AuditEntry>();
    for (var one : interpreted) {
      entries.add(
          new AuditEntry(
              kind,
              one.interpretation(),
              request.content(),
              one.report().patientKey(),
              one.report().accession()));
    }
    audit.record(entries);
    var interpretations = interpreted.stream().map(AnswerPath.Interpreted::interpretation).toList();
    interpretations.forEach(i -> measures.count(kind, i));
    return interpretations;
  }

  /** Answers a question. */
  public Interpretation answer(QuestionRequest request) {
    var answer = path.answer(request);
    var input = request.question().getBytes(StandardCharsets.UTF_8);
    audit.record(List.of(new AuditEntry("answer", answer, input, null, null)));
    measures.count("answer", answer);
    return answer;
  }
}
