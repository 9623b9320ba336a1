package org.vademecum.engine.pack;

import java.util.Map;
import java.util.Optional;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.judge.Problem;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.text.Localized;

/**
 * The fixed texts of a pack.
 *
 * @param statements how findings are said, by key ({@code high}, {@code critical-low}, …)
 * @param patientStatements the same in plain words; a key that is missing falls back
 * @param severities adverbs by severity
 * @param priorities how soon an area whose findings are so severe is to be seen to; empty where no
 *     answer is arranged by area
 * @param problems what is wrong with a result's data
 * @param critical the "call now" wording in front of critical findings
 * @param disclaimer closes every answer
 * @param refusals by reason
 */
public record Wording(
    Map<String, Localized> statements,
    Map<String, Localized> patientStatements,
    Map<Severity, Localized> severities,
    Map<Severity, Localized> priorities,
    Map<Problem, Localized> problems,
    Localized critical,
    Localized disclaimer,
    Map<String, Localized> refusals) {

  public Wording {
    statements = Map.copyOf(statements);
    patientStatements = Map.copyOf(patientStatements);
    severities = Map.copyOf(severities);
    priorities = Map.copyOf(priorities);
    problems = Map.copyOf(problems);
    refusals = Map.copyOf(refusals);
  }

  /**
   * The statement of a key for an audience.
   *
   * @throws IllegalStateException where the pack has none; loading has checked the keys in use
   */
  public Localized statement(String key, Audience audience) {
    var plain = audience == Audience.PATIENT ? patientStatements.get(key) : null;
    return Optional.ofNullable(plain != null ? plain : statements.get(key))
        .orElseThrow(() -> new IllegalStateException("the pack has no statement: " + key));
  }
}
