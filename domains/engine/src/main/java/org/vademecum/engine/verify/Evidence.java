package org.vademecum.engine.verify;

import java.util.List;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.Observation;

/** What a sentence, or a whole answer, may rest on. */
public record Evidence(
    List<Observation> observations, List<Finding> findings, List<Passage> passages) {
  /** No evidence at all. */
  public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

  public Evidence {
    observations = List.copyOf(observations);
    findings = List.copyOf(findings);
    passages = List.copyOf(passages);
  }
}
