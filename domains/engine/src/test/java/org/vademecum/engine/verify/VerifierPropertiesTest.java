package org.vademecum.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.text.Language;

/** What has to hold for every observation of the sample report. */
class VerifierPropertiesTest {
  private static final String[] NUMERIC = {
    "HGB", "MCV", "FERR", "K", "NA", "PLT", "ALT", "AST", "CREA", "VITD"
  };

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.of(NUMERIC);
  }

  private static Observation observation(String code, Language language) {
    return SampleReport.observations(language).stream()
        .filter(o -> o.id().equals("O-" + code))
        .findFirst()
        .orElseThrow();
  }

  private static String print(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String sentence(Observation named, String value, String unit, Language language) {
    return language == Language.EN
        ? named.name() + " is " + value + " " + unit + "."
        : named.name() + "为" + value + " " + unit + "。";
  }

  private static ClaimStatus status(String sentence, String code, Language language) {
    return SampleReport.verify(sentence, code, language).status();
  }

  @Property(tries = 300)
  void aSwappedDigitIsNotSupported(
      @ForAll("codes") String code,
      @ForAll Language language,
      @ForAll @IntRange(max = 5) int at,
      @ForAll @IntRange(max = 9) int digit) {
    var observation = observation(code, language);
    var value = print(Objects.requireNonNull(observation.value()));
    Assume.that(at < value.length() && value.charAt(at) != '.');
    var other = value.substring(0, at) + digit + value.substring(at + 1);
    Assume.that(!other.equals(value) && !other.startsWith("0"));
    var unit = Objects.requireNonNull(observation.unit());

    assertThat(status(sentence(observation, value, unit, language), code, language))
        .isEqualTo(ClaimStatus.SUPPORTED);
    assertThat(status(sentence(observation, other, unit, language), code, language))
        .isNotEqualTo(ClaimStatus.SUPPORTED);
  }

  @Property(tries = 200)
  void aSwappedNameIsNotSupported(
      @ForAll("codes") String code, @ForAll("codes") String other, @ForAll Language language) {
    Assume.that(!code.equals(other));
    var observation = observation(code, language);
    var value = print(Objects.requireNonNull(observation.value()));
    var unit = Objects.requireNonNull(observation.unit());
    var swapped = sentence(observation(other, language), value, unit, language);

    assertThat(status(swapped, code + ", " + other, language)).isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(status(swapped, code, language)).isNotEqualTo(ClaimStatus.SUPPORTED);
  }

  @Property(tries = 200)
  void aFlippedDirectionIsContradicted(
      @ForAll("codes") String code,
      @ForAll Language language,
      @ForAll @IntRange(max = 2) int form) {
    var observation = observation(code, language);
    var words = language == Language.EN ? "low normal high" : "降低 正常 升高";
    var right = observation.flag().low() ? 0 : observation.flag().high() ? 2 : 1;
    for (var i = 0; i < 3; i++) {
      var word = words.split(" ")[i];
      var text =
          language == Language.ZH
              ? observation.name() + (form == 0 ? "" : "结果") + word + "。"
              : form == 0
                  ? observation.name() + " is " + word + "."
                  : form == 1
                      ? "The " + observation.name() + " level was " + word + "."
                      : word.substring(0, 1).toUpperCase(Locale.ROOT)
                          + word.substring(1)
                          + " "
                          + observation.name()
                          + " was found.";

      assertThat(status(text, code, language))
          .as(text)
          .isEqualTo(i == right ? ClaimStatus.SUPPORTED : ClaimStatus.CONTRADICTED);
    }
  }

  @Property(tries = 200)
  void aVariantOfFormatStaysSupported(
      @ForAll("codes") String code,
      @ForAll Language language,
      @ForAll @IntRange(max = 4) int form) {
    var observation = observation(code, language);
    var value = print(Objects.requireNonNull(observation.value()));
    var unit = Objects.requireNonNull(observation.unit());
    var said =
        switch (form) {
          case 0 -> value.contains(".") ? value + "0" : value + ".0";
          case 1 -> fullWidth(value);
          case 2 -> value + ".00".substring(value.contains(".") ? 3 : 0);
          case 3 -> " " + value;
          default -> value;
        };
    var printedUnit = form == 4 ? unit.replace("10^9", "10⁹").toLowerCase(Locale.ROOT) : unit;

    assertThat(status(sentence(observation, said, printedUnit, language), code, language))
        .isEqualTo(ClaimStatus.SUPPORTED);
  }

  private static String fullWidth(String value) {
    var wide = new StringBuilder();
    value.chars().forEach(c -> wide.append((char) (c - 0x20 + 0xff00)));
    return wide.toString();
  }

  @Property(tries = 500)
  void anyTextHasAVerdict(@ForAll @StringLength(max = 120) String text, @ForAll Language language) {
    assertThatCode(
            () -> {
              SampleReport.verify(
                  text, "HGB, K, iron-deficiency-anaemia, p:ferritin-low", language);
              SampleReport.VERIFIER.verifyAgainstText(text, text, language);
              Verifier.generic().verifyAgainstText(text, "", language);
            })
        .doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "low",
            " not ",
            "high ",
            "haemoglobin",
            " K ",
            "8.2",
            "-",
            "<",
            "10^9/L",
            "(",
            ")",
            ", ",
            " and ",
            "ferritin",
            "2026-01-02",
            "不",
            "降低",
            "血红蛋白",
            "，",
            "和",
            "%",
            "5.3.",
            "3 to ",
            "10⁹",
            " mg/dL",
            "critical",
            "below ",
            "of ",
            "1,000,000",
            "—",
            "pending",
            "参考区间")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 1000)
  void anyMixOfReadablePiecesHasAVerdict(@ForAll("pieces") String text, @ForAll Language language) {
    assertThatCode(() -> SampleReport.verify(text, "HGB, K, p:ferritin-low", language))
        .doesNotThrowAnyException();
  }
}
