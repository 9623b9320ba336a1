package org.vademecum.engine.verify;

import java.util.List;
import org.vademecum.engine.text.Language;

/**
 * Checks that what each statement of a sentence says stands in one place of the evidence. Of places
 * that are nearly as near, the one with least against the statement decides.
 *
 * <p>The thresholds were chosen on labelled claims and on faithful rewordings of passages; {@code
 * RewordingsTest} holds what they leave of these.
 */
final class StatementCheck {
  /** Share of a statement's weight that one place must have. */
  private static final double LEAST = 0.62;

  private static final double LEAST_OF_CAUSE = 0.7;

  private static final double WHOLE = 0.9;

  /** Places whose shares differ by no more are equally near. */
  private static final double NEARLY = 0.1;

  /** So many words between results do not make a statement of their own. */
  private static final int FEW = 2;

  private static final List<Cue> TOLD =
      List.of(Cue.NARRATED, Cue.PROGNOSIS, Cue.IDENTITY, Cue.EVENT);

  private final EvidenceView evidence;
  private final Tally tally;
  private final Vocabulary vocabulary;
  private final PlaceCheck placeCheck;
  private final SignalReader weighing;

  StatementCheck(EvidenceView evidence, Vocabulary vocabulary, Tally tally) {
    this.evidence = evidence;
    this.tally = tally;
    this.vocabulary = vocabulary;
    this.placeCheck = new PlaceCheck(evidence);
    this.weighing = new SignalReader(evidence, vocabulary, tally.signals());
  }

  void check(Reading sentence) {
    var status = new StatusCheck(evidence, tally);
    status.check(sentence);
    var alignment = new Alignment(evidence);
    for (var said : Statement.of(sentence)) {
      if (!said.tokens().isEmpty()
          && !status.settles(said, sentence)
          && !onlyResults(said, sentence)) {
        check(said, alignment.places(said), sentence);
      }
    }
    weighing.of(sentence);
    new Nearness(evidence, vocabulary, sentence).read(tally.signals());
    if (tally.isEmpty() && TOLD.stream().anyMatch(sentence::has)) {
      tally.doubt(
          ClaimKind.RELATION,
          sentence.text(),
          ClaimStatus.UNSUPPORTED,
          "no evidence tells anything like it");
    }
  }

  // "Both liver enzymes, A 29 and B 26, are normal": a row of results with a word or two.
  private static boolean onlyResults(Statement said, Reading sentence) {
    if (said.tokens().size() > FEW || said.causal() || said.has(Cue.HEDGE)) {
      return false;
    }
    var numbers =
        sentence.numbers().stream()
            .filter(n -> n.start() >= said.start() && n.start() < said.end())
            .count();
    return numbers >= FEW && said.mentions().stream().filter(Mention::measured).count() >= FEW;
  }

  private void check(Statement said, List<Alignment.Place> places, Reading sentence) {
    var kind = said.has(Cue.ADVICE) ? ClaimKind.ADVICE : ClaimKind.RELATION;
    var text = sentence.text().substring(said.start(), said.end()).strip();
    if (places.isEmpty()) {
      weighing.nothing(said, sentence);
      tally.doubt(kind, text, ClaimStatus.UNSUPPORTED, "nothing is cited that speaks of it");
      return;
    }
    var nearest = places.getFirst();
    var alone = places.stream().anyMatch(p -> !p.joined() && p.share() >= LEAST);
    var first = places.stream().filter(p -> !alone || !p.joined()).findFirst().orElse(nearest);
    List<PlaceCheck.Objection> least = null;
    var chosen = first;
    for (var place : places) {
      if (alone && place.joined()) {
        continue;
      }
      var far = place.share() < LEAST || place.share() < first.share() - NEARLY;
      if (far && least != null) {
        break;
      }
      var objections = placeCheck.objections(said, sentence, place.there(), place.share());
      if (least == null || objections.size() < least.size()) {
        least = objections;
        chosen = place;
      }
    }
    weighing.of(said, sentence, nearest, chosen, least == null ? List.of() : least);
    if (nearest.share() < least(said, sentence) || !bringsTogether(said, nearest)) {
      notThere(kind, text, said, nearest);
      return;
    }
    for (var objection : least == null ? List.<PlaceCheck.Objection>of() : least) {
      if (decides(objection, said, chosen)) {
        tally.add(kind, text, objection.status(), objection.why());
      } else {
        tally.doubt(kind, text, objection.status(), objection.why());
      }
    }
    if (least == null || least.isEmpty()) {
      tally.supported(
          kind, text, "one place of the evidence has " + percent(nearest.share()) + " of it");
    }
  }

  // A denial turned around decides where the place has all of the statement.
  private static boolean decides(
      PlaceCheck.Objection objection, Statement said, Alignment.Place place) {
    return switch (objection.signal()) {
      case TURNED, OPPOSED, OF_ALL, FORETOLD, OF_ANOTHER -> true;
      case OF_BODY -> said.mentions().isEmpty();
      case TOLD -> said.mentions().isEmpty() && said.has(Cue.THIS_CASE);
      case DENIED, AFFIRMED -> place.share() >= WHOLE;
      default -> false;
    };
  }

  // A cause of what is found in this one has to be there all but whole.
  private static double least(Statement said, Reading sentence) {
    return said.causal() && sentence.has(Cue.THIS_CASE) ? LEAST_OF_CAUSE : LEAST;
  }

  // What is to be done has to be there, and one thing may not stand for another that has its words.
  private void notThere(ClaimKind kind, String text, Statement said, Alignment.Place nearest) {
    var separator = evidence.lexicon.language() == Language.EN ? " " : "";
    var why =
        "no place of the evidence has more than "
            + percent(nearest.share())
            + " of it; not there: "
            + String.join(separator, nearest.missing());
    if (kind == ClaimKind.ADVICE || nearest.share() >= LEAST) {
      tally.unsupported(kind, text, why);
    } else {
      tally.doubt(kind, text, ClaimStatus.UNSUPPORTED, why);
    }
  }

  // What is said to bring another about has to stand with it.
  private static boolean bringsTogether(Statement said, Alignment.Place place) {
    return !said.causal()
        || said.mentions().stream().noneMatch(m -> place.missing().contains(m.text()));
  }

  private static String percent(double share) {
    return Math.round(100 * share) + "%";
  }
}
