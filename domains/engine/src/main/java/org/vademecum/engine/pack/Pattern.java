package org.vademecum.engine.pack;

import java.util.List;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.text.Localized;

/**
 * An entry of {@code patterns.yaml}: what several observations say together.
 *
 * @param kind {@code PATTERN}, or {@code CAVEAT} for something about the specimen or the report
 * @param observations codes shown as its evidence where present
 * @param supersedes ids of patterns that are not reported beside it
 * @param statement for clinicians, without numbers
 * @param next what to check next
 * @param patient plain words for patients
 * @param passages ids of passages about it
 */
public record Pattern(
    String id,
    Localized name,
    FindingKind kind,
    Severity severity,
    Expression when,
    List<String> observations,
    List<String> supersedes,
    Localized statement,
    Localized next,
    Localized patient,
    List<String> passages) {

  public Pattern {
    observations = List.copyOf(observations);
    supersedes = List.copyOf(supersedes);
    passages = List.copyOf(passages);
  }
}
