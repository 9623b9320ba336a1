package org.vademecum.engine.judge;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.pack.Layout;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.text.Language;

/**
 * Turns a report into findings. Deterministic: the same report, pack, language and audience give
 * the same judgement. Safe to share between threads.
 *
 * <p>It does not write prose beyond the pack's own statements, and does not retrieve: findings
 * leave it without passages.
 */
public final class Judge {
  private final Pack pack;
  private final Ordinals ordinals;

  public Judge(Pack pack) {
    this.pack = pack;
    this.ordinals = new Ordinals(pack.ordinals());
  }

  /** Judges one report. */
  public Judgement judge(ReportCase report, Language language, Audience audience) {
    return judge(report, List.of(), language, audience);
  }

  /**
   * Judges one report beside the same patient's earlier ones.
   *
   * @param priors earlier reports; the caller has made sure that they are of the same patient
   */
  public Judgement judge(
      ReportCase report, List<ReportCase> priors, Language language, Audience audience) {
    return judge(report, priors, Layout.PLAIN, language, audience);
  }

  /**
   * The same for a task whose answer is arranged.
   *
   * @param layout adds findings on the course of results over the reports where it asks for them
   */
  public Judgement judge(
      ReportCase report,
      List<ReportCase> priors,
      Layout layout,
      Language language,
      Audience audience) {
    var judged = observations(report, language);
    var earlier = new ArrayList<Observation>();
    for (var prior : priors) {
      observations(prior, language).forEach(o -> earlier.add(o.observation()));
    }
    var statements = new Statements(pack, language, audience);
    var findings = new ArrayList<Finding>();
    findings.addAll(new ObservationFindings(statements, judged).find());
    findings.addAll(new RuleFindings(pack, statements, report.subject(), judged).find());
    findings.addAll(new TrendFindings(pack, statements, earlier, judged).find());
    if (layout.course()) {
      findings.addAll(new CourseFindings(statements, earlier, judged).find());
    }
    findings.addAll(new ReportFindings(pack, statements, report).find());
    return new Judgement(
        report.subject(),
        judged.stream().map(JudgedObservation::observation).toList(),
        Urgency.ordered(findings),
        report.notes());
  }

  private List<JudgedObservation> observations(ReportCase report, Language language) {
    var judged = new ArrayList<JudgedObservation>();
    for (var reported : report.observations()) {
      var judge = new ObservationJudge(pack, ordinals, report.subject(), language, reported);
      judged.add(judge.judge("O" + (judged.size() + 1)));
    }
    return judged;
  }
}
