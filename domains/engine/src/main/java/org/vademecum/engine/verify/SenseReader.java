package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;

/** Finds words of rising and falling with the content words beside them. */
final class SenseReader {
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern LIGHT_END = Pattern.compile("[的均都明显常可会也]+$");

  private static final int WORDS_AFTER = 2;
  private static final int CHARACTERS = 3;

  private final Layout layout;

  SenseReader(Layout layout) {
    this.layout = layout;
  }

  List<Sense> read(List<DirectionMention> directions) {
    var senses = new ArrayList<Sense>();
    for (var cue : layout.cues) {
      for (var kind : cue.cues()) {
        var sense =
            switch (kind) {
              case HIGH, RAISING -> Cue.HIGH;
              case LOW, LOWERING -> Cue.LOW;
              default -> null;
            };
        if (sense != null) {
          var bound =
              directions.stream().anyMatch(d -> d.start() <= cue.start() && cue.start() < d.end());
          senses.add(new Sense(sense, cue.text(), bound, neighbours(cue)));
        }
      }
    }
    return senses;
  }

  private Set<String> neighbours(CueMatch cue) {
    return layout.lexicon.language() == Language.EN ? words(cue) : characters(cue);
  }

  private Set<String> words(CueMatch cue) {
    var found = new HashSet<String>();
    var after = NOT_LETTERS.split(clausePart(cue.end(), 1));
    for (var word : after) {
      if (found.size() < WORDS_AFTER) {
        add(word, found);
      }
    }
    var before = NOT_LETTERS.split(clausePart(cue.start(), -1));
    var size = found.size();
    for (var i = before.length - 1; i >= 0 && found.size() == size; i--) {
      add(before[i], found);
    }
    return found;
  }

  private void add(String word, Set<String> found) {
    var lower = word.toLowerCase(Locale.ROOT);
    if (lower.length() > 1
        && !layout.lexicon.stop(lower)
        && layout.lexicon.cues().find(lower, (t, s, e, v) -> e - s == t.length()).isEmpty()) {
      found.add(Stems.of(layout.lexicon.same(lower)));
    }
  }

  private String clausePart(int from, int step) {
    var clause = layout.clauseAt(step > 0 ? Math.max(0, from - 1) : from);
    var at = from;
    while (step > 0
        ? at < layout.text.length() && layout.clauseAt(at) == clause
        : at > 0 && layout.clauseAt(at - 1) == clause) {
      at += step;
    }
    return step > 0 ? layout.text.substring(from, at) : layout.text.substring(at, from);
  }

  // The two characters right before, or right behind a "的".
  private Set<String> characters(CueMatch cue) {
    var before = LIGHT_END.matcher(clausePart(cue.start(), -1)).replaceAll("");
    var found = new HashSet<String>();
    if (before.length() >= CHARACTERS - 1) {
      found.add(before.substring(before.length() - (CHARACTERS - 1)));
    }
    return found;
  }
}
