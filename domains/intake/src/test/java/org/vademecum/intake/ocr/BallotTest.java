package org.vademecum.intake.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;

class BallotTest {
  private static final Lexicon WORDS =
      new Lexicon() {
        @Override
        public boolean knows(String text) {
          return Set.of("结果", "g/L").contains(text);
        }

        @Override
        public String lookAlike(String text) {
          return text.equals("核抗原lgG") ? "核抗原igg" : text;
        }

        @Override
        public String withoutStray(String text) {
          return text;
        }

        @Override
        public String nearest(String text) {
          return text;
        }
      };

  private static Ballot ballot(double width, String... latinThenHan) {
    var ballot = new Ballot(WORDS, width);
    for (var i = 0; i < latinThenHan.length; i++) {
      ballot.add(new Tesseract.Reading(latinThenHan[i], 0.9), i % 2 == 1);
    }
    return ballot;
  }

  @Test
  void aNumberNeedsBothModels() {
    assertThat(ballot(1.4, "6.8", "6.8", "6.8").confidence()).isEqualTo(1);
    assertThat(ballot(1.4, "6.8", "6.3").confidence()).isZero();
    assertThat(ballot(1.4, "6.8", "6.3", "6.8", "6.3", "6.8").confidence()).isZero();
    assertThat(ballot(1.4, "6.8", "6.3", "6.8", "6.8", "6.8").confidence()).isEqualTo(1);
  }

  @Test
  void aNumberThatIsTooShortForItsPrintHasLostDigits() {
    assertThat(Printed.fits("5", 1.4)).isFalse();
    assertThat(Printed.fits("5.1", 1.4)).isTrue();
    assertThat(ballot(1.4, "5", "5", "5").text()).isEmpty();
  }

  @Test
  void aKnownWordWinsOverOneThatIsRead() {
    assertThat(ballot(2, "4aR", "结果").text()).isEqualTo("结果");
    assertThat(Printed.text("hmol/L")).isEqualTo("μmol/L");
    assertThat(Printed.text("x1049/L")).isEqualTo("×10^9/L");
    assertThat(Printed.text("3.5 一 5.1")).isEqualTo("3.5 - 5.1");
  }

  @Test
  void howeverSureAReadingIsItCantTellOneShapeFromItself() {
    assertThat(ballot(9, "4a", "核抗原lgG").text()).isEqualTo("核抗原igg");
    assertThat(ballot(9, "4a", "核抗原lgG").confidence()).isEqualTo(1);
  }

  @Test
  void withoutAModelTheFaultSaysWhatToInstall() {
    var fault =
        Objects.requireNonNull(catchThrowableOfType(Fault.class, () -> Tesseract.of("no-model")));
    assertThat(fault.type()).isEqualTo("no-ocr");
    assertThat(fault.exitCode()).isEqualTo(ExitCode.RESOURCE_MISSING);
    assertThat(fault.detail())
        .isEqualTo("pictures can't be read here, Tesseract is not whole: no-model.traineddata");
    assertThat(fault.remedy()).startsWith("install tesseract-ocr-eng and tesseract-ocr-chi-sim");
  }

  @Test
  void aTelephoneSaysHowItWasHeld() {
    var jpeg = new byte[64];
    var exif =
        new byte[] {
          'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0,
          6
        };
    System.arraycopy(exif, 0, jpeg, 6, exif.length);
    assertThat(Orientation.quarters(jpeg)).isEqualTo(1);
    assertThat(Orientation.quarters(new byte[64])).isZero();
  }
}
