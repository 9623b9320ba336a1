package org.vademecum.rag;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.text.Language;

class SplitterTest {
  @Test
  void longTextIsCutAtSentences() {
    var text = "One two three four five six seven eight. ".repeat(30).strip();
    var parts = Splitter.parts(text);
    assertThat(parts).hasSize(2).allMatch(p -> p.endsWith("eight."));
    assertThat(String.join(" ", parts)).isEqualTo(text);
    assertThat(Splitter.parts("血钾升高须复查。".repeat(40))).hasSize(2);
  }

  @Test
  void partsAreNumbered() {
    var document =
        new IndexDocument(
            "a",
            "a",
            "plain",
            Language.EN,
            "",
            null,
            null,
            java.util.List.of(),
            "x y. ".repeat(99));
    assertThat(Splitter.split(document))
        .extracting(IndexDocument::id)
        .containsExactly("a#1", "a#2");
  }

  @Property(tries = 200)
  void nothingButBlanksIsLost(@ForAll @StringLength(max = 2000) String text) {
    var joined = String.join("", Splitter.parts(text + " 钾".repeat(300)));
    assertThat(withoutBlanks(joined)).isEqualTo(withoutBlanks(text + "钾".repeat(300)));
  }

  // Blanks of any script, which parts lose at their ends.
  private static String withoutBlanks(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
