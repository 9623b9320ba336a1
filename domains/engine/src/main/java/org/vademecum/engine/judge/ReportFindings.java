package org.vademecum.engine.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.YamlValue;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Numbers;

/**
 * Findings about the report as a whole: results that a correction replaced, parts that could not be
 * read, and what its free text says that a reader must not miss.
 */
final class ReportFindings {
  private static final Pattern DENIED_BEHIND =
      Pattern.compile(
          "[^:：]*[:：]\\s*((\\w+ )?not \\w+|none|no|nil|negative|absent|无|未见|未检出|阴性)\\s*");

  private final Pack pack;
  private final Statements statements;
  private final ReportCase report;

  ReportFindings(Pack pack, Statements statements, ReportCase report) {
    this.pack = pack;
    this.statements = statements;
    this.report = report;
  }

  List<Finding> find() {
    var findings = new ArrayList<Finding>();
    if (!report.replaced().isEmpty()) {
      var names = report.replaced().stream().map(r -> r.label()).distinct().toList();
      findings.add(
          ObservationFindings.finding(
              FindingKind.CAVEAT,
              "replaced",
              Severity.NONE,
              statements.listed("replaced", names),
              List.of()));
    }
    for (var loss : report.losses()) {
      findings.add(
          ObservationFindings.finding(
              FindingKind.DATA_PROBLEM,
              "loss",
              Severity.NONE,
              statements.language() == Language.ZH ? loss.whatChinese() : loss.whatEnglish(),
              List.of()));
    }
    findings.addAll(noteFindings());
    return findings;
  }

  private List<Finding> noteFindings() {
    var section = pack.settings().at("notes");
    if (section == null || report.notes().isEmpty()) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    for (var entry : section.items()) {
      if (report.notes().stream().anyMatch(n -> says(n.text(), entry))) {
        findings.add(
            ObservationFindings.finding(
                FindingKind.CAVEAT, entry.text("id"), Severity.MODERATE, text(entry), List.of()));
      }
    }
    return findings;
  }

  private String text(YamlValue entry) {
    var statement = entry.at("statement");
    return statement == null ? "" : statement.text(statements.language().toString());
  }

  // A phrase counts unless its clause denies it, in words before it or as all that a colon leads
  // to.
  private static boolean says(String note, YamlValue entry) {
    for (var clause : Numbers.fold(note).toLowerCase(Locale.ROOT).split("[.;,。；，\\n]")) {
      for (var phrase : entry.texts("match")) {
        var at = clause.indexOf(phrase.toLowerCase(Locale.ROOT));
        if (at >= 0
            && !clause.substring(0, at).matches(".*(\\b(no|not|without|negative for)\\b|未|无|没有).*")
            && !DENIED_BEHIND.matcher(clause.substring(at)).matches()) {
          return true;
        }
      }
    }
    return false;
  }
}
