package org.vademecum.engine.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vademecum.engine.text.Language;

/**
 * Texts of the evidence as they were read, so that a passage or source that many sentences are held
 * against is read once. What is kept is bounded by characters and not by texts, since a text that
 * was read takes about a hundred bytes a character, and sources can be whole documents; the text
 * that was not asked for the longest goes first. Safe to share between threads; two that ask for
 * the same new text at once may both read it.
 */
final class ReadTexts {
  /**
   * A tenth of the memory that there may be, at most all passages of a large pack: what is kept
   * without need costs collections of the whole heap.
   */
  private static final long MOST_CHARACTERS =
      Math.min(600_000, Runtime.getRuntime().maxMemory() / 1_500);

  private final Map<Source, SourceText> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Function<Source, SourceText> reader;
  private long characters;

  ReadTexts(Function<Source, SourceText> reader) {
    this.reader = reader;
  }

  /**
   * What a reading depends on.
   *
   * @param label how messages name it
   * @param extra names of this report that the pack does not know
   */
  record Source(Language language, String label, String title, String text, List<String> extra) {
    private int size() {
      return title.length() + text.length();
    }
  }

  SourceText read(Source source) {
    synchronized (this) {
      var known = kept.get(source);
      if (known != null) {
        return known;
      }
    }
    var read = reader.apply(source);
    synchronized (this) {
      if (kept.putIfAbsent(source, read) == null) {
        characters += source.size();
        shrink();
      }
    }
    return read;
  }

  // The newest stays, whatever its size: the next sentence is held against it.
  private void shrink() {
    var eldest = kept.keySet().iterator();
    while (characters > MOST_CHARACTERS && kept.size() > 1) {
      characters -= eldest.next().size();
      eldest.remove();
    }
  }

  /** How many characters are kept. */
  synchronized long characters() {
    return characters;
  }
}
