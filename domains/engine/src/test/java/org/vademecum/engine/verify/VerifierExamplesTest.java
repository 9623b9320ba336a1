package org.vademecum.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vademecum.engine.text.Language;

/** Written examples of every kind of claim and trap, in both languages. */
class VerifierExamplesTest {
  static Stream<Arguments> examples() throws IOException {
    return Stream.concat(read(Language.EN), read(Language.ZH));
  }

  private static Stream<Arguments> read(Language language) throws IOException {
    var file = "examples-" + language + ".txt";
    try (var stream = VerifierExamplesTest.class.getResourceAsStream(file)) {
      var text =
          new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 3))
          .map(parts -> Arguments.of(parts[0], parts[1], parts[2], language));
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("examples")
  void judgesTheExample(String status, String cited, String sentence, Language language) {
    var verdict = SampleReport.verify(sentence, cited, language);

    assertThat(verdict.status().toString()).as(verdict.claims().toString()).isEqualTo(status);
  }

  @Test
  void hasAHundredAndFiftyExamples() throws IOException {
    assertThat(examples().count()).isGreaterThanOrEqualTo(150);
  }
}
