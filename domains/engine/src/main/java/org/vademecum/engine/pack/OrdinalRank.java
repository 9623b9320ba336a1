package org.vademecum.engine.pack;

import java.util.List;
import java.util.stream.Stream;
import org.vademecum.engine.text.Localized;

/** A row of {@code ordinals.csv}: a step of the qualitative scale and the texts that print it. */
public record OrdinalRank(double rank, String name, Localized label, List<String> texts) {
  public OrdinalRank {
    texts = List.copyOf(texts);
  }

  /** All that a report may print for it: its texts, its name, its label in both languages. */
  public Stream<String> printed() {
    return Stream.concat(texts.stream(), Stream.of(name, label.en(), label.zh()));
  }
}
