package org.vademecum.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.text.Language;

class VerifierTest {
  @Test
  void countsWhatIsInventedAndWhatIsMisattributed() {
    var invented = SampleReport.verify("Haemoglobin is 9.9 g/dL.", "HGB", Language.EN);
    assertThat(invented.inventedNumbers()).isEqualTo(1);
    assertThat(invented.misattributedReferences()).isZero();

    var joinedWrongly = SampleReport.verify("Haemoglobin is 6.8.", "HGB", Language.EN);
    assertThat(joinedWrongly.inventedNumbers()).isZero();
    assertThat(joinedWrongly.misattributedReferences()).isEqualTo(1);
  }

  @Test
  void saysWhyInPlainWords() {
    var verdict = SampleReport.verify("Haemoglobin is high at 8.2 g/dL.", "HGB", Language.EN);

    assertThat(verdict.offending().orElseThrow())
        .isEqualTo(
            new Claim(
                ClaimKind.DIRECTION,
                "haemoglobin: high",
                ClaimStatus.CONTRADICTED,
                "the flag of haemoglobin is L, the result 8.2"));
  }

  @Test
  void checksATextOfNoDomainAgainstItsSource() {
    var source =
        "The bridge opened in 1931 and is 503 m long. Engineers from Leeds may have built it.";
    var verifier = Verifier.generic();

    assertThat(status(verifier, "The bridge is 503 m long and opened in 1931.", source))
        .isEqualTo(ClaimStatus.SUPPORTED);
    assertThat(status(verifier, "The bridge opened in 1932.", source))
        .isEqualTo(ClaimStatus.UNSUPPORTED);
    assertThat(status(verifier, "The bridge was built by engineers from Paris.", source))
        .isEqualTo(ClaimStatus.UNSUPPORTED);
  }

  private static ClaimStatus status(Verifier verifier, String sentence, String source) {
    return verifier.verifyAgainstText(sentence, source, Language.EN).status();
  }

  @Test
  void takesNoNumberFromAFindingsStatement() {
    var cited = SampleReport.cited("iron-deficiency-anaemia", Language.EN);
    var finding = cited.findings().getFirst();
    var withNumber =
        new org.vademecum.engine.judge.Finding(
            finding.id(),
            finding.kind(),
            finding.code(),
            finding.severity(),
            "Iron-deficiency anaemia needs 77 things.",
            finding.observations(),
            finding.passages(),
            finding.inputs(),
            finding.result());
    var evidence = new Evidence(cited.observations(), List.of(withNumber), cited.passages());

    var verdict =
        SampleReport.VERIFIER.verify(
            "Iron-deficiency anaemia needs 77 things.", Language.EN, evidence, evidence);

    assertThat(verdict.inventedNumbers()).isEqualTo(1);
    assertThat(verdict.status()).isEqualTo(ClaimStatus.UNSUPPORTED);
  }

  @ParameterizedTest
  @CsvSource({
    "Low haemoglobin without low ferritin suggests a chronic disease., EN, UNSUPPORTED",
    "Low haemoglobin beside low sodium suggests a chronic disease., EN, UNSUPPORTED",
    "Low haemoglobin beside low ferritin suggests a chronic disease., EN, SUPPORTED",
    "血红蛋白低而铁蛋白低提示慢性病。, ZH, SUPPORTED",
  })
  void holdsWhatIsSaidInGeneralAgainstTheWholeReportWhereItGuards(
      String sentence, Language language, ClaimStatus guarded) {
    var passage = new Passage("P1", "", "", "", sentence, 1);
    var all = SampleReport.observations(language);
    var haemoglobin = all.stream().filter(o -> "HGB".equals(o.code())).toList();
    var cited = new Evidence(haemoglobin, List.of(), List.of(passage));
    var whole = new Evidence(all, List.of(), List.of(passage));

    assertThat(SampleReport.VERIFIER.verify(sentence, language, cited, whole).status())
        .isEqualTo(ClaimStatus.SUPPORTED);
    assertThat(
            Verifier.ofWholeReports(SampleReport.PACK)
                .verify(sentence, language, cited, whole)
                .status())
        .isEqualTo(guarded);
  }
}
