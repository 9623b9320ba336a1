package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;

/**
 * Finds the sentences of the evidence that have most of what a statement says: its content words,
 * weighed, and the names that it brings together. Two sentences of one text that follow each other
 * may serve together, at a price, but not for a cause.
 */
final class Alignment {
  private static final double OF_TWO = 0.85;
  private static final double COMMON = 0.5;
  private static final double NAME = 1.5;

  private final EvidenceView evidence;
  private final Language language;
  private final Set<String> free;

  Alignment(EvidenceView evidence, Language language) {
    this.evidence = evidence;
    this.language = language;
    this.free = new HashSet<>(evidence.words);
    free.addAll(evidence.alerts());
  }

  /**
   * A place and how much of a statement it has.
   *
   * @param share of the statement's weight
   * @param missing words that it lacks
   * @param joined whether the sentence before it helps
   */
  record Place(
      double share,
      SourceText.Statement there,
      List<String> missing,
      List<String> missingTokens,
      boolean joined) {}

  /** The places of all texts, the nearest first. */
  List<Place> places(Statement said) {
    var names = said.mentions().stream().map(this::words).toList();
    var places = new ArrayList<Place>();
    for (var texts : List.of(evidence.texts(), evidence.notes, evidence.notices)) {
      for (var text : texts) {
        SourceText.Statement before = null;
        for (var there : text.statements()) {
          places.add(place(said, names, there, null));
          if (before != null && !said.causal()) {
            places.add(place(said, names, there, before));
          }
          before = there;
        }
      }
    }
    places.sort(Comparator.comparingDouble(p -> -p.share));
    return places;
  }

  private Set<String> words(Mention name) {
    return ContentReader.covering(name.text(), evidence.lexicon);
  }

  private Place place(
      Statement said,
      List<Set<String>> names,
      SourceText.Statement there,
      SourceText.@Nullable Statement also) {
    var all = 0.0;
    var found = 0.0;
    var missing = new ArrayList<String>();
    var tokens = new ArrayList<String>();
    for (var i = 0; i < said.tokens().size(); i++) {
      var token = said.tokens().get(i);
      var weight = weight(token);
      all += weight;
      if (ContentReader.covers(there.tokens(), token)
          || (also != null && ContentReader.covers(also.tokens(), token))
          || ContentReader.covers(free, token)) {
        found += weight;
      } else {
        missing.add(said.words().get(i));
        tokens.add(token);
      }
    }
    for (var i = 0; i < names.size(); i++) {
      var name = said.mentions().get(i);
      if (said.causal() || !bound(name)) {
        all += NAME;
        if (has(there, name, names.get(i)) || (also != null && has(also, name, names.get(i)))) {
          found += NAME;
        } else {
          missing.add(name.text());
        }
      }
    }
    var share = all == 0 ? 1 : (also == null ? 1 : OF_TWO) * found / all;
    return new Place(share, there, missing, tokens, also != null);
  }

  private static boolean has(SourceText.Statement place, Mention name, Set<String> words) {
    return name.sharesKey(place.names())
        || (!words.isEmpty() && place.tokens().containsAll(words))
        || place.reading().text().contains(name.text());
  }

  // A result may be named beside what a text says without its name.
  private boolean bound(Mention name) {
    return name.measured() && !evidence.cited(name).isEmpty();
  }

  private double weight(String token) {
    return Lexicon.of(language).common(token) ? COMMON : 1;
  }
}
