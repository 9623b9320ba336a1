package org.vademecum.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Language;

/** Lines of a report that are no results, and the age: what may be said of them. */
class ReportLinesTest {
  private static final Evidence EVIDENCE =
      new Evidence(
          SampleReport.cited("HGB", Language.EN).observations(),
          List.of(),
          List.of(),
          List.of("Zonulin   result to follow", "Load test after 75 g sugar  9.8 mmol/L"),
          new Subject(Sex.UNKNOWN, 77.0));

  private static ClaimStatus status(String sentence) {
    return SampleReport.VERIFIER.verify(sentence, Language.EN, EVIDENCE, EVIDENCE).status();
  }

  @ParameterizedTest
  @CsvSource({
    "The zonulin result has not been issued yet.",
    "Zonulin is still pending.",
    "No statement can be made about zonulin because it is in process.",
  })
  void whatALineAnnouncesMayBeSaidToBeOutstanding(String sentence) {
    var verdict = SampleReport.VERIFIER.verify(sentence, Language.EN, EVIDENCE, EVIDENCE);
    assertThat(verdict.status()).as(verdict.claims().toString()).isEqualTo(ClaimStatus.SUPPORTED);
  }

  @Test
  void whatALineAnnouncesMayNotBeSaidToBeThere() {
    assertThat(status("Zonulin is raised.")).isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(status("Zonulin has been excluded.")).isEqualTo(ClaimStatus.CONTRADICTED);
  }

  @Test
  void whatNoLineAnnouncesIsNotOutstanding() {
    assertThat(status("Calprotectin is still pending.")).isEqualTo(ClaimStatus.UNSUPPORTED);
  }

  @Test
  void theAgeMayBeSaidAsAnAge() {
    assertThat(status("Haemoglobin is low at 8.2 g/dL in this 77-year-old."))
        .isEqualTo(ClaimStatus.SUPPORTED);
    assertThat(status("Haemoglobin is low at 8.2 g/dL in this 78-year-old."))
        .isNotEqualTo(ClaimStatus.SUPPORTED);
    assertThat(status("Haemoglobin is 77.")).isEqualTo(ClaimStatus.CONTRADICTED);
  }

  @Test
  void aSentenceThatWasNotDecodedIsNeverSupported() {
    assertThat(status("Haemoglobin is low at 8.2 g/dL.")).isEqualTo(ClaimStatus.SUPPORTED);
    assertThat(status("Haemoglobin is low at 8.2 g/dL, \uFFFD."))
        .isEqualTo(ClaimStatus.UNSUPPORTED);
  }
}
