package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.vademecum.cli.Fault;

class IntakePropertyTest {
  private static void readOrFault(byte[] bytes) {
    try {
      assertThat(Door.INTAKE.read(bytes, "in")).isNotEmpty();
    } catch (Fault e) {
      assertThat(e.type()).matches("[a-z-]+");
      assertThat(e.remedy()).isNotBlank();
    }
  }

  @Property(tries = 500)
  void anyBytesAreCasesOrAFault(@ForAll @Size(max = 400) byte[] bytes) {
    readOrFault(bytes);
  }

  @Property(tries = 500)
  void anyTextOfTheFormsOwnSignsIsCasesOrAFault(@ForAll("fragments") String text) {
    readOrFault(text.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
            "MSH|^~\\&|",
            "\r",
            "\n",
            "OBX|1|",
            "NM|",
            "PID|",
            "|",
            "^",
            "~",
            "\\",
            "&",
            "OBR|",
            "{",
            "}",
            "[",
            "]",
            "\"resourceType\"",
            ":",
            "\"Observation\"",
            ",",
            "\"observations\"",
            "\"name\"",
            "\"K\"",
            "<Bundle xmlns=\"http://hl7.org/fhir\">",
            "<entry>",
            "</entry>",
            "<Observation/>",
            "</Bundle>",
            "K",
            " ",
            "6.8",
            "3.5-5.1",
            "结果",
            "项目",
            ";",
            "\t",
            "↑",
            "(",
            ")",
            "10^9/L",
            "1 ",
            "阴性",
            "\"",
            "Sex:",
            "F",
            "-",
            "<",
            "×",
            "\\X",
            "\\.br\\")
        .list()
        .ofMaxSize(40)
        .map(l -> String.join("", l));
  }

  @Property(tries = 200)
  void hl7GivesBackWhatWasWrittenIntoIt(
      @ForAll @IntRange(min = 0, max = 100_000) int value,
      @ForAll("units") String unit,
      @ForAll("names") String name) {
    var escaped =
        name.replace("\\", "\\E\\")
            .replace("|", "\\F\\")
            .replace("^", "\\S\\")
            .replace("~", "\\R\\")
            .replace("&", "\\T\\");
    var o =
        Door.one(
                "MSH|^~\\&|L\rPID|1||7\rOBX|1|NM|Z^"
                    + escaped
                    + "||"
                    + value
                    + "|"
                    + unit
                    + "|||||F\r")
            .observations()
            .getFirst();
    assertThat(o.valueText()).isEqualTo(Integer.toString(value));
    assertThat(o.unit()).isEqualTo(unit);
    assertThat(o.name()).isEqualTo(name);
  }

  @Provide
  Arbitrary<String> units() {
    return Arbitraries.of("g/L", "mmol/L", "10^9/L", "%", "U/L");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("abcXYZ血红|^&~\\").ofMinLength(1).ofMaxLength(12);
  }

  @Property(tries = 200)
  void fullWidthNumbersAreReadAsNarrowOnes(@ForAll @IntRange(min = 1, max = 99_999) int value) {
    var narrow = value / 10 + "." + value % 10;
    var wide = new StringBuilder();
    narrow.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
    assertThat(Fold.of(wide.toString())).isEqualTo(narrow);
    assertThat(Door.one("血清钾　" + wide + "　ｍｍｏｌ／Ｌ").observations().getFirst().valueText())
        .isEqualTo(narrow);
  }
}
