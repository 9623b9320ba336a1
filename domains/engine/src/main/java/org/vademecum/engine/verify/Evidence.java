package org.vademecum.engine.verify;

import java.util.List;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.report.Subject;

/**
 * What a sentence, or a whole answer, may rest on.
 *
 * @param notes lines of the report that are no results, such as "cultures to follow"
 * @param subject whose report it is; its age may be said
 */
public record Evidence(
    List<Observation> observations,
    List<Finding> findings,
    List<Passage> passages,
    List<String> notes,
    Subject subject) {
  /** No evidence at all. */
  public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

  public Evidence {
    observations = List.copyOf(observations);
    findings = List.copyOf(findings);
    passages = List.copyOf(passages);
    notes = List.copyOf(notes);
  }

  /** Evidence without lines of text, on nobody in particular. */
  public Evidence(List<Observation> observations, List<Finding> findings, List<Passage> passages) {
    this(observations, findings, passages, List.of(), Subject.UNKNOWN);
  }
}
