package org.vademecum.corpus;

import java.io.Serializable;
import java.util.List;
import org.vademecum.engine.report.ReportCase;

/** Reads structured reports; the pipeline's door to intake. */
@FunctionalInterface
public interface ReportForms extends Serializable {
  /**
   * The reports in a document's text.
   *
   * @throws org.vademecum.cli.Fault where there is none
   */
  List<ReportCase> read(byte[] content, String name);
}
