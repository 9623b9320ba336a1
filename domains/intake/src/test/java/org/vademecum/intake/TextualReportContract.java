package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a form has to give that is text: the report above whatever its line ends and encoding. */
abstract class TextualReportContract extends ReportReaderContract {
  /** The report of {@link #file}. */
  abstract String report();

  /** The reports of {@link #twoPatientsFile}. */
  abstract String twoPatients();

  @Override
  final byte[] file() {
    return report().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  final byte[] twoPatientsFile() {
    return twoPatients().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void linesAreThoseOfTheFile() {
    for (var o : Door.one(report()).observations()) {
      assertThat(report().lines().skip(o.line() - 1L).findFirst().orElse("")).isNotBlank();
    }
  }

  @Test
  void lineEndsAndByteOrderMarksDoNotMatter() {
    var expected = Door.one(report());
    for (var end : new String[] {"\n", "\r\n", "\r"}) {
      assertThat(Door.one(report().replace("\n", end))).isEqualTo(expected);
    }
    assertThat(Door.one("\uFEFF" + report())).isEqualTo(expected);
    assertThat(Door.INTAKE.read(("\uFEFF" + report()).getBytes(StandardCharsets.UTF_16LE), "in"))
        .containsExactly(expected);
  }
}
