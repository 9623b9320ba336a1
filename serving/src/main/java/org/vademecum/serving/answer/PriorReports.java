package org.vademecum.serving.answer;

import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.engine.report.ReportCase;

/** Earlier reports count only where they are surely of the same patient. */
final class PriorReports {
  private PriorReports() {}

  /**
   * @throws Fault of type {@code prior-of-nobody} or {@code prior-of-another-patient}; neither
   *     names a patient
   */
  static void requireSamePatient(ReportCase report, List<ReportCase> priors) {
    for (var prior : priors) {
      if (report.patientKey() == null || prior.patientKey() == null) {
        throw Fault.input(
            "prior-of-nobody",
            "a prior report, or the report itself, names no patient: part " + prior.part(),
            "give prior reports only where both name the same patient");
      }
      if (!report.patientKey().equals(prior.patientKey())) {
        throw Fault.input(
            "prior-of-another-patient",
            "a prior report is of another patient: part " + prior.part(),
            "leave it out; reports of different patients never meet in one answer");
      }
    }
  }
}
