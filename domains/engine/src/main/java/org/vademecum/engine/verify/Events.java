package org.vademecum.engine.verify;

import java.util.regex.Pattern;

/** What a statement tells as having happened to, or lying with, the one whose report it is. */
final class Events {
  private static final int NEAR = 20;
  private static final int CLOSE = 6;
  private static final Pattern ONE =
      Pattern.compile("(?i)本例|该患者|患者|受检者|the patient|this patient|in this case");
  private static final Pattern OWNERS = Pattern.compile("[您你其他她]|患者|病人");
  private static final Pattern RELATIVE =
      Pattern.compile("(?i)(?:what|that|which|who|has|not|no) $");
  private static final Pattern WORD = Pattern.compile("\\G ?([\\p{L}-]+)");
  private static final Pattern OF_BODY =
      Pattern.compile("(?i)^(?:your|his|her|the patient's|您的|其)$");

  private final EvidenceView evidence;

  Events(EvidenceView evidence) {
    this.evidence = evidence;
  }

  // "You have been bleeding", "his father had it": no text says what happened to this one.
  boolean happened(Statement said, Reading sentence) {
    if (said.has(Cue.HEDGE) || said.has(Cue.PROVISO)) {
      return false;
    }
    var caused =
        (said.has(Cue.CAUSES) || said.has(Cue.CAUSED_BY))
            && said.cues().stream().anyMatch(c -> ONE.matcher(c.text()).matches());
    if (said.has(Cue.NARRATED) || said.has(Cue.IDENTITY) || caused) {
      return true;
    }
    return said.cues().stream().anyMatch(c -> event(c, sentence));
  }

  /** Whether a place of the evidence speaks of the same person in the same way. */
  boolean alike(Statement said, Reading sentence, Reading place) {
    var there = Statement.of(place);
    return (happened(said, sentence) && there.stream().anyMatch(s -> happened(s, place)))
        || (ofBody(said, sentence) && there.stream().anyMatch(s -> ofBody(s, place)));
  }

  boolean ofBody(Statement said, Reading sentence) {
    return !said.has(Cue.HEDGE)
        && !said.has(Cue.PROVISO)
        && said.cues().stream().anyMatch(c -> ofBody(c, sentence));
  }

  private static boolean event(CueMatch cue, Reading sentence) {
    return cue.is(Cue.EVENT)
        && !RELATIVE.matcher(sentence.text().substring(0, cue.start())).find()
        && sentence.numbers().stream()
            .noneMatch(n -> n.start() >= cue.end() && n.start() < cue.end() + NEAR);
  }

  // "Your bowel", but not "your result" or "your low X".
  private boolean ofBody(CueMatch cue, Reading sentence) {
    if (Folding.han(cue.text().charAt(0))) {
      return ofBodyInChinese(cue, sentence);
    }
    if (!OF_BODY.matcher(cue.text()).matches()
        || sentence.mentions().stream()
            .anyMatch(m -> m.start() >= cue.end() && m.start() <= cue.end() + NEAR)) {
      return false;
    }
    var lexicon = Lexicon.of(sentence.language());
    var word = WORD.matcher(sentence.text());
    for (var at = cue.end(); word.find(at); at = word.end()) {
      var lower = word.group(1).toLowerCase(java.util.Locale.ROOT);
      if (!lexicon.stop(lower) && lexicon.cues().find(lower, (t, s, e, v) -> true).isEmpty()) {
        return !evidence.words.contains(Stems.of(lexicon.same(lower)));
      }
    }
    return false;
  }

  private boolean ofBodyInChinese(CueMatch cue, Reading sentence) {
    var text = sentence.text();
    var at = cue.end() + 1;
    if (!OWNERS.matcher(cue.text()).matches()
        || !text.startsWith("的", cue.end())
        || at + 2 > text.length()
        || sentence.mentions().stream().anyMatch(m -> m.start() >= at && m.start() <= at + CLOSE)) {
      return false;
    }
    var pair = text.substring(at, at + 2);
    var lexicon = Lexicon.of(sentence.language());
    return !evidence.words.contains(pair)
        && lexicon.cues().find(pair, (t, s, e, v) -> true).isEmpty()
        && lexicon.stops().find(pair, (t, s, e, v) -> true).isEmpty();
  }
}
