package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final Set<String> free;

  Alignment(EvidenceView evidence) {
    this.evidence = evidence;
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

  /** A content word of a statement, whether any evidence has it, and what it weighs. */
  private record Word(
      String token, String printed, String left, String right, boolean free, double weight) {
    boolean in(SourceText.Statement place) {
      return place.tokens().contains(left) || (!right.isEmpty() && place.tokens().contains(right));
    }
  }

  /** A name that has to be there, with its words. */
  private record Name(Mention mention, Set<String> words) {
    boolean in(SourceText.Statement place) {
      return mention.sharesKey(place.names())
          || (!words.isEmpty() && place.tokens().containsAll(words))
          || place.reading().text().contains(mention.text());
    }
  }

  /** The places of all texts, the nearest first. */
  List<Place> places(Statement said) {
    var words = words(said);
    var names =
        said.mentions().stream()
            .filter(m -> said.causal() || !bound(m))
            .map(m -> new Name(m, ContentReader.covering(m.text(), evidence.lexicon)))
            .toList();
    var places = new ArrayList<Place>();
    for (var texts : List.of(evidence.texts(), evidence.notes, evidence.notices)) {
      for (var text : texts) {
        SourceText.Statement before = null;
        for (var there : text.statements()) {
          places.add(place(words, names, there, null));
          if (before != null && !said.causal()) {
            places.add(place(words, names, there, before));
          }
          before = there;
        }
      }
    }
    places.sort(Comparator.comparingDouble(p -> -p.share));
    return places;
  }

  private List<Word> words(Statement said) {
    var words = new ArrayList<Word>();
    for (var i = 0; i < said.tokens().size(); i++) {
      var token = said.tokens().get(i);
      var bar = token.indexOf('|');
      words.add(
          new Word(
              token,
              said.words().get(i),
              bar < 0 ? token : token.substring(0, bar),
              bar < 0 ? "" : token.substring(bar + 1),
              ContentReader.covers(free, token),
              evidence.lexicon.common(token) ? COMMON : 1));
    }
    return words;
  }

  private static Place place(
      List<Word> words,
      List<Name> names,
      SourceText.Statement there,
      SourceText.@Nullable Statement also) {
    var all = 0.0;
    var found = 0.0;
    var missing = new ArrayList<String>();
    var tokens = new ArrayList<String>();
    for (var word : words) {
      all += word.weight;
      if (word.free || word.in(there) || (also != null && word.in(also))) {
        found += word.weight;
      } else {
        missing.add(word.printed);
        tokens.add(word.token);
      }
    }
    for (var name : names) {
      all += NAME;
      if (name.in(there) || (also != null && name.in(also))) {
        found += NAME;
      } else {
        missing.add(name.mention.text());
      }
    }
    var share = all == 0 ? 1 : (also == null ? 1 : OF_TWO) * found / all;
    return new Place(share, there, missing, tokens, also != null);
  }

  // A result may be named beside what a text says without its name.
  private boolean bound(Mention name) {
    return name.measured() && !evidence.cited(name).isEmpty();
  }
}
