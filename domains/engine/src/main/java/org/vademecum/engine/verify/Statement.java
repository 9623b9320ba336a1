package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;

/**
 * A part of a sentence that says one thing: between semicolons, words that turn or conclude, and in
 * Chinese between commas. What it says has to stand in one place of the evidence.
 */
record Statement(
    int start,
    int end,
    List<String> tokens,
    List<String> words,
    List<Mention> mentions,
    List<CueMatch> cues,
    boolean concludes) {
  private static final Pattern TURN =
      Pattern.compile(
          "(?i)[;:—]|,? (?:so|therefore|hence|thus|which|because|since|but|whereas|while|although)(?= )"
              + "|, (?:and|as|but|yet|even)(?= )");
  private static final Pattern TURN_CHINESE = Pattern.compile("[，；：。]");
  private static final Pattern CONCLUSION =
      Pattern.compile("\\G[，；]?(?:因此|所以|故|从而|因而|说明|可见)|\\G,? (?:so|therefore|hence|thus) (?!that)");
  private static final int LITTLE = 4;

  /** The statements of a sentence from left to right; those without content are left out. */
  static List<Statement> of(Reading sentence) {
    var cuts = new ArrayList<Integer>();
    cuts.add(0);
    var english = sentence.language() == Language.EN;
    var matcher = (english ? TURN : TURN_CHINESE).matcher(sentence.text());
    while (matcher.find()) {
      var size = content(sentence, cuts.getLast(), matcher.start());
      var concludes = CONCLUSION.matcher(sentence.text()).find(matcher.start());
      if (size >= (english ? 2 : concludes ? 1 : LITTLE)) {
        cuts.add(matcher.start());
      }
    }
    if (cuts.size() > 1
        && !CONCLUSION.matcher(sentence.text()).find(cuts.getLast())
        && content(sentence, cuts.getLast(), sentence.text().length()) < (english ? 1 : LITTLE)) {
      cuts.removeLast();
    }
    var statements = new ArrayList<Statement>();
    for (var i = 0; i < cuts.size(); i++) {
      var to = i + 1 < cuts.size() ? cuts.get(i + 1) : sentence.text().length();
      statements.add(of(sentence, cuts.get(i), to));
    }
    return statements;
  }

  private static int content(Reading sentence, int from, int to) {
    return sentence.segments().stream()
        .filter(s -> s.start() >= from && s.start() < to)
        .mapToInt(s -> s.tokens().size())
        .sum();
  }

  private static Statement of(Reading sentence, int from, int to) {
    var tokens = new ArrayList<String>();
    var words = new ArrayList<String>();
    for (var segment : sentence.segments()) {
      if (segment.start() >= from && segment.start() < to) {
        tokens.addAll(segment.tokens());
        words.addAll(segment.words());
      }
    }
    return new Statement(
        from,
        to,
        tokens,
        words,
        sentence.mentions().stream().filter(m -> m.start() >= from && m.start() < to).toList(),
        sentence.cues().stream().filter(c -> c.start() >= from && c.start() < to).toList(),
        from > 0 && CONCLUSION.matcher(sentence.text()).find(from));
  }

  /** Whether it says that one thing brings another about. */
  boolean causal() {
    return has(Cue.CAUSES) || has(Cue.CAUSED_BY) || (concludes && has(Cue.HEDGE));
  }

  boolean has(Cue cue) {
    return cues.stream().anyMatch(c -> c.is(cue));
  }
}
