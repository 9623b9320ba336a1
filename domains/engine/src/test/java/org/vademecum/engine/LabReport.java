package org.vademecum.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.report.Subject;

/** The project's own pack, loaded once, and short ways to write reports for it. */
public final class LabReport {
  private static final Pack PACK = PackLoader.load(Path.of("../lab-report"));
  public static final Subject WOMAN = new Subject(Sex.FEMALE, 34.0);
  public static final Subject MAN = new Subject(Sex.MALE, 50.0);

  private LabReport() {}

  public static Pack pack() {
    return PACK;
  }

  /** A final result: name, value, unit, range, flag; null for what is not printed. */
  public static ReportedObservation result(
      String name,
      @Nullable String value,
      @Nullable String unit,
      @Nullable String range,
      @Nullable String flag) {
    return result(name, value, unit, range, flag, ResultStatus.FINAL);
  }

  public static ReportedObservation result(
      String name,
      @Nullable String value,
      @Nullable String unit,
      @Nullable String range,
      @Nullable String flag,
      ResultStatus status) {
    return new ReportedObservation(1, null, name, value, unit, range, flag, null, status, null);
  }

  public static ReportCase report(Subject subject, ReportedObservation... results) {
    return new ReportCase(
        1, subject, null, null, new ArrayList<>(List.of(results)), List.of(), List.of(), List.of());
  }
}
