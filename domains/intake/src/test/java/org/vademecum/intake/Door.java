package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;

/** The intake over the small pack, shared by all tests. */
final class Door {
  static final Intake INTAKE =
      new Intake(PackLoader.load(Path.of("src/test/resources/packs/small")));
  static final Pack LABORATORY = PackLoader.load(Path.of("../lab-report"));
  static final Intake LABORATORY_INTAKE = new Intake(LABORATORY);
  static final Charset GB18030 = Charset.forName("GB18030");

  private Door() {}

  static List<ReportCase> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<ReportCase> read(byte[] file) {
    return INTAKE.read(file, "in");
  }

  static ReportCase one(String text) {
    return one(text.getBytes(StandardCharsets.UTF_8));
  }

  static ReportCase one(byte[] file) {
    var cases = read(file);
    assertThat(cases).hasSize(1);
    return cases.getFirst();
  }

  static List<ReportCase> resource(String name) {
    try (var stream = Objects.requireNonNull(Door.class.getResourceAsStream("/reports/" + name))) {
      return INTAKE.read(stream.readAllBytes(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Fault fault(byte[] bytes) {
    return Objects.requireNonNull(
        catchThrowableOfType(Fault.class, () -> INTAKE.read(bytes, "in")));
  }

  static Fault fault(String text) {
    return fault(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The printed parts of a result in one line. */
  static String printed(ReportedObservation o) {
    return o.label()
        + " | "
        + o.valueText()
        + " | "
        + o.unit()
        + " | "
        + o.rangeText()
        + " | "
        + o.flagText()
        + " | "
        + o.status();
  }

  static List<String> printed(ReportCase report) {
    return report.observations().stream().map(Door::printed).toList();
  }
}
