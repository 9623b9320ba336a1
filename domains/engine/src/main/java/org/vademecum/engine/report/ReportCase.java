package org.vademecum.engine.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report of one patient.
 *
 * @param part counts the reports of a file from 1
 * @param patientKey what tells one patient from another (identifier, or name and birth date), for
 *     comparing with prior reports and for the keyed pseudonym; never printed, logged or put into
 *     an answer; null where the source names nobody
 * @param accession the source's identifier of the report, under the same rule
 * @param replaced labels of results that a later correction in the same report replaced
 * @param losses what of the source could not be taken over
 */
public record ReportCase(
    int part,
    Subject subject,
    @Nullable String patientKey,
    @Nullable String accession,
    List<ReportedObservation> observations,
    List<Note> notes,
    List<ReportedObservation> replaced,
    List<Loss> losses) {

  public ReportCase {
    observations = List.copyOf(observations);
    notes = List.copyOf(notes);
    replaced = List.copyOf(replaced);
    losses = List.copyOf(losses);
  }

  @Override
  public String toString() {
    return "ReportCase[part=" + part + ", observations=" + observations.size() + "]";
  }
}
