package org.vademecum.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.text.Language;

class ReadTextsTest {
  private static final int LONG = 100_000;

  private final List<String> read = new ArrayList<>();
  private final ReadTexts texts =
      new ReadTexts(
          source -> {
            read.add(source.label());
            return new SourceText(
                source.label(), source.text(), List.of(), Set.of(), Set.of(), List.of());
          });

  @Test
  void readsATextOnce() {
    ask("a");
    ask("b");
    ask("a");

    assertThat(read).containsExactly("a", "b");
  }

  @Test
  void forgetsTheTextThatWasNotAskedForTheLongest() {
    for (var label : List.of("a", "b", "c", "d", "e", "f", "a", "g", "a", "b")) {
      ask(label);
    }

    assertThat(read).containsExactly("a", "b", "c", "d", "e", "f", "g", "b");
  }

  @Test
  void keepsNoMoreThanItsBoundHoweverManyTextsThereAre() {
    for (var i = 0; i < 100; i++) {
      ask("text " + i);
    }

    assertThat(texts.characters()).isBetween((long) LONG, 6L * LONG);
  }

  @Test
  void keepsOneTextThatIsLongerThanTheBound() {
    var whole = new ReadTexts.Source(Language.EN, "whole", "", "x".repeat(20 * LONG), List.of());
    texts.read(whole);
    texts.read(whole);

    assertThat(read).containsExactly("whole");
  }

  private void ask(String label) {
    texts.read(new ReadTexts.Source(Language.EN, label, "", "x".repeat(LONG), List.of()));
  }
}
