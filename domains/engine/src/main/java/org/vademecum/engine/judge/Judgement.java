package org.vademecum.engine.judge;

import java.util.List;
import java.util.Optional;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.report.Subject;

/** What the judge makes of one report: every observation judged, and the findings, urgent first. */
public record Judgement(
    Subject subject, List<Observation> observations, List<Finding> findings, List<Note> notes) {

  public Judgement {
    observations = List.copyOf(observations);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  public Optional<Observation> observation(String id) {
    return observations.stream().filter(o -> o.id().equals(id)).findFirst();
  }

  public Optional<Finding> finding(String id) {
    return findings.stream().filter(f -> f.id().equals(id)).findFirst();
  }
}
