package org.vademecum.intake;

import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.engine.report.ReportCase;

/**
 * Reads one form of reports. Implementations hold no state of a file and are safe to share between
 * threads.
 */
sealed interface ReportReader
    permits Hl7Reader, FhirReader, JsonCaseReader, TableReader, TextReader {

  /** Whether the content is of this form, by a look at it. */
  boolean recognises(Content content);

  /**
   * The reports in the content, one for each message and subject, counted from 1.
   *
   * @throws Fault of an input where nothing of it is a report
   */
  List<ReportCase> read(Content content);
}
