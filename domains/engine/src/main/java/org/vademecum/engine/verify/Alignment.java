package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;

/**
 * Finds the one sentence of the evidence that has most of what a statement says: its content words,
 * weighed, and the names that it brings together. Two sentences of one text that follow each other
 * may serve together, at a price.
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
   * The nearest place.
   *
   * @param share the share of the statement's weight that it has
   * @param missing words that it lacks
   */
  record Best(double share, SourceText.@Nullable Statement place, List<String> missing) {}

  /** The nearest place of all texts for a statement with content. */
  Best best(Statement said) {
    var best = new Best(0, null, said.words());
    for (var texts : List.of(evidence.texts(), evidence.notes, evidence.notices)) {
      for (var text : texts) {
        SourceText.Statement before = null;
        for (var there : text.statements()) {
          best = better(best, share(said, there, null, 1));
          if (before != null && !said.has(Cue.CAUSES) && !said.has(Cue.CAUSED_BY)) {
            best = better(best, share(said, there, before, OF_TWO));
          }
          before = there;
        }
      }
    }
    return best;
  }

  private static Best better(Best one, Best other) {
    return other.share > one.share ? other : one;
  }

  private Best share(
      Statement said,
      SourceText.Statement there,
      SourceText.@Nullable Statement also,
      double price) {
    var all = 0.0;
    var found = 0.0;
    var missing = new ArrayList<String>();
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
      }
    }
    var causal = said.has(Cue.CAUSES) || said.has(Cue.CAUSED_BY);
    for (var name : said.mentions()) {
      if (!causal && bound(name)) {
        continue;
      }
      all += NAME;
      if (name.sharesKey(there.names()) || (also != null && name.sharesKey(also.names()))) {
        found += NAME;
      } else {
        missing.add(name.text());
      }
    }
    return new Best(all == 0 ? 1 : price * found / all, there, missing);
  }

  // A result may be named beside what a text says without its name.
  private boolean bound(Mention name) {
    return !evidence.cited(name).isEmpty() && name.measured();
  }

  private double weight(String token) {
    return language == Language.EN && Lexicon.of(language).common(token) ? COMMON : 1;
  }
}
