package org.vademecum.engine.judge;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.report.ResultStatus;

/** Findings of single observations: outside, critical, pending, or with a data problem. */
final class ObservationFindings {
  private final Statements statements;
  private final List<JudgedObservation> judged;

  ObservationFindings(Statements statements, List<JudgedObservation> judged) {
    this.statements = statements;
    this.judged = judged;
  }

  List<Finding> find() {
    var findings = new ArrayList<Finding>();
    for (var one : judged) {
      var observation = one.observation();
      if (observation.flag().outside()) {
        findings.add(abnormal(one));
      }
      if (isDataProblem(observation)) {
        findings.add(dataProblem(one));
      }
    }
    addListed(findings, FindingKind.PENDING, "pending", ResultStatus.PENDING);
    addListed(findings, FindingKind.PENDING, "cancelled", ResultStatus.CANCELLED);
    addListed(findings, FindingKind.PENDING, "entered-in-error", ResultStatus.ENTERED_IN_ERROR);
    addListed(findings, FindingKind.CAVEAT, "preliminary", ResultStatus.PRELIMINARY);
    return findings;
  }

  private Finding abnormal(JudgedObservation one) {
    var observation = one.observation();
    var flag = observation.flag();
    var direction = flag.low() ? "low" : flag.high() ? "high" : "abnormal";
    return finding(
        flag.critical() ? FindingKind.CRITICAL : FindingKind.ABNORMAL,
        subject(observation) + "." + direction,
        observation.severity(),
        statements.abnormal(one),
        List.of(observation.id()));
  }

  private static String subject(Observation observation) {
    return observation.code() == null ? "unknown" : observation.code();
  }

  // A name that the pack does not know is no problem of the report's data.
  private static boolean isDataProblem(Observation observation) {
    return observation.status().judged()
        && observation.problems().stream().anyMatch(p -> p != Problem.NAME_UNKNOWN);
  }

  private Finding dataProblem(JudgedObservation one) {
    return finding(
        FindingKind.DATA_PROBLEM,
        one.observation().problems().stream()
            .filter(p -> p != Problem.NAME_UNKNOWN)
            .findFirst()
            .orElseThrow()
            .toString(),
        one.criticalAsPrinted() ? Severity.CRITICAL : Severity.NONE,
        statements.dataProblem(one),
        List.of(one.observation().id()));
  }

  private void addListed(
      List<Finding> findings, FindingKind kind, String code, ResultStatus status) {
    var those = judged.stream().filter(o -> o.observation().status() == status).toList();
    if (those.isEmpty()) {
      return;
    }
    var names = those.stream().map(statements::name).distinct().toList();
    findings.add(
        finding(
            kind,
            code,
            Severity.NONE,
            statements.listed(statements.has(code) ? code : "pending", names),
            those.stream().map(o -> o.observation().id()).toList()));
  }

  static Finding finding(
      FindingKind kind,
      String code,
      Severity severity,
      String statement,
      List<String> observations) {
    return new Finding(
        "", kind, code, severity, statement, observations, List.of(), List.of(), null);
  }
}
