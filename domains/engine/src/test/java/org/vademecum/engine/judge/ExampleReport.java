package org.vademecum.engine.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.vademecum.engine.LabReport;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Language;

/** A report in short: {@code K=6.6|LDH=263}, in canonical units, {@code X=5[1-4]} with a range. */
final class ExampleReport {
  private static final Pattern RESULT = Pattern.compile("(\\w+)=([^\\[]+)(?:\\[(.*)])?");
  private static final Judge JUDGE = new Judge(LabReport.pack());

  private ExampleReport() {}

  static List<Finding> findings(String sex, double age, String results) {
    return JUDGE.judge(report(sex, age, results), Language.EN, Audience.CLINICIAN).findings();
  }

  private static ReportCase report(String sex, double age, String results) {
    var observations = new ArrayList<ReportedObservation>();
    for (var result : results.split("\\|")) {
      var matcher = RESULT.matcher(result);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not a result: " + result);
      }
      var observable = LabReport.pack().observables().byCode(matcher.group(1)).orElseThrow();
      var unit = observable.unit().isEmpty() ? null : observable.unit();
      observations.add(
          LabReport.result(
              observable.name().in(Language.EN), matcher.group(2), unit, matcher.group(3), null));
    }
    var subject = new Subject(Sex.valueOf(sex.toUpperCase(Locale.ROOT)), age);
    return LabReport.report(subject, observations.toArray(ReportedObservation[]::new));
  }
}
