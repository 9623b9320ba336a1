package org.vademecum.engine.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vademecum.engine.text.Language;

/** Turns what the checks of a sentence found into signals. */
final class SignalReader {
  private static final double FEW = 0.02;
  private static final int PREFIX = 4;
  private static final double LETTERS = 5;

  private final EvidenceView evidence;
  private final Vocabulary vocabulary;
  private final Signals signals;
  private double tokens;
  private double shares;
  private double nears;
  private double anywhere;
  private double leastShare = 1;
  private double leastNear = 1;
  private double back;

  SignalReader(EvidenceView evidence, Vocabulary vocabulary, Signals signals) {
    this.evidence = evidence;
    this.vocabulary = vocabulary;
    this.signals = signals;
  }

  void nothing(Statement said, Reading sentence) {
    count(said, 0, 0);
    leastShare = 0;
    leastNear = 0;
  }

  private void count(Statement said, double share, double near) {
    var size = said.tokens().size();
    signals.add(Signal.STATEMENTS, 1);
    tokens += size;
    shares += size * share;
    nears += size * near;
    leastShare = Math.min(leastShare, share);
    leastNear = Math.min(leastNear, near);
    anywhere += said.tokens().stream().filter(this::anywhere).count();
  }

  private boolean anywhere(String token) {
    return ContentReader.covers(evidence.words, token)
        || evidence.texts().stream().anyMatch(t -> ContentReader.covers(t.tokens(), token));
  }

  void of(
      Statement said,
      Reading sentence,
      Alignment.Place nearest,
      Alignment.Place chosen,
      List<PlaceCheck.Objection> objections) {
    var missing = nearest.missingTokens();
    var half = 0.0;
    for (var token : missing) {
      var near = near(token, nearest.there());
      half += near ? 0.6 : 0;
      if (!near) {
        missing(token, sentence.language());
      }
    }
    var size = Math.max(1, said.tokens().size());
    count(said, nearest.share(), Math.min(1, nearest.share() + half / size));
    signals.add(Signal.MISSING_NAMES, nearest.missing().size() - missing.size());
    objections.forEach(o -> signals.add(o.signal(), 1));
    var place = chosen.there().reading();
    alone(said, place, Cue.ADVICE, Signal.ADVICE_ALONE);
    var causal = said.has(Cue.CAUSES) || said.has(Cue.CAUSED_BY);
    var causalThere = place.has(Cue.CAUSES) || place.has(Cue.CAUSED_BY);
    if (causal && !causalThere) {
      signals.add(Signal.CAUSE_ALONE, 1);
    }
    var denies = said.cues().stream().anyMatch(c -> c.cues().stream().anyMatch(Cue::denies));
    var deniesThere = place.cues().stream().anyMatch(c -> c.cues().stream().anyMatch(Cue::denies));
    if (denies && deniesThere) {
      signals.add(Signal.NEGATION_KEPT, 1);
    }
    if (denies && !deniesThere) {
      signals.add(Signal.NEGATION_ALONE, 1);
    }
    if (!denies && deniesThere) {
      signals.add(Signal.NEGATION_LOST, 1);
    }
    if (place.has(Cue.HEDGE) && !sentence.has(Cue.HEDGE)) {
      signals.add(Signal.HEDGE_LOST, 1);
    }
    var there = 0;
    var kept = 0;
    var own = new HashSet<String>();
    sentence.segments().forEach(s -> own.addAll(s.parts()));
    for (var segment : place.segments()) {
      for (var token : segment.tokens()) {
        there++;
        kept += ContentReader.covers(own, token) ? 1 : 0;
      }
    }
    back = Math.max(back, there == 0 ? 0 : (double) kept / there);
  }

  private void alone(Statement said, Reading place, Cue cue, Signal signal) {
    if (said.has(cue) && !place.has(cue)) {
      signals.add(signal, 1);
    }
  }

  private void missing(String token, Language language) {
    var share = vocabulary.share(token, language);
    var common = Lexicon.of(language).common(token);
    var signal =
        common
            ? Signal.MISSING_COMMON
            : share == 0
                ? Signal.MISSING_UNKNOWN
                : share <= FEW ? Signal.MISSING_TERMS : Signal.MISSING_KNOWN;
    signals.add(signal, 1);
    if (!common && token.indexOf('|') < 0) {
      signals.add(Signal.MISSING_LETTERS, token.length() / LETTERS);
    }
  }

  // A word whose beginning, or a character, the place has too.
  private static boolean near(String token, SourceText.Statement place) {
    var bar = token.indexOf('|');
    if (bar < 0) {
      if (token.length() < PREFIX) {
        return false;
      }
      var beginning = token.substring(0, PREFIX);
      for (var there : place.tokens()) {
        if (there.startsWith(beginning)) {
          return true;
        }
      }
      return false;
    }
    var one = bar > 0 ? token.substring(1, 2) : token.substring(bar + 1, bar + 2);
    return place.reading().text().contains(one);
  }

  /** What the sentence as a whole has. */
  void of(Reading sentence) {
    signals.set(Signal.LEAST_SHARE, leastShare);
    signals.set(Signal.MEAN_SHARE, tokens == 0 ? 1 : shares / tokens);
    signals.set(Signal.LEAST_NEAR, leastNear);
    signals.set(Signal.MEAN_NEAR, tokens == 0 ? 1 : nears / tokens);
    signals.set(Signal.ANYWHERE, tokens == 0 ? 1 : anywhere / tokens);
    signals.set(Signal.BACKWARDS, back);
    signals.set(Signal.LENGTH, tokens);
    flag(sentence, Signal.HEDGED, Set.of(Cue.HEDGE));
    flag(sentence, Signal.CAUSAL, Set.of(Cue.CAUSES, Cue.CAUSED_BY));
    flag(sentence, Signal.OF_THIS_CASE, Set.of(Cue.THIS_CASE));
    flag(sentence, Signal.ADVISES, Set.of(Cue.ADVICE));
    flag(sentence, Signal.EVENTS, Set.of(Cue.EVENT, Cue.NARRATED, Cue.IDENTITY));
    flag(sentence, Signal.PROVISO, Set.of(Cue.PROVISO, Cue.CONDITION));
    flag(sentence, Signal.COMPARES, Set.of(Cue.MORE_THAN));
  }

  private void flag(Reading sentence, Signal signal, Set<Cue> cues) {
    if (cues.stream().anyMatch(sentence::has)) {
      signals.set(signal, 1);
    }
  }
}
