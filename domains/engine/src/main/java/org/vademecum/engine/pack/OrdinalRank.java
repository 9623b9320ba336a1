package org.vademecum.engine.pack;

import java.util.List;
import org.vademecum.engine.text.Localized;

/** A row of {@code ordinals.csv}: a step of the qualitative scale and the texts that print it. */
public record OrdinalRank(double rank, String name, Localized label, List<String> texts) {
  public OrdinalRank {
    texts = List.copyOf(texts);
  }
}
