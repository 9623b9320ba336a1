package org.vademecum.engine.simulate;

import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.text.Language;

/** A synthetic report: as a case, as a laboratory prints it, and the truth about it. */
public record SimulatedCase(
    String id,
    String scenario,
    Language language,
    String format,
    ReportCase report,
    String printed,
    Gold gold) {}
