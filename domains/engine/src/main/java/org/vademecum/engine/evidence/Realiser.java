package org.vademecum.engine.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Agreement;
import org.vademecum.engine.text.Language;

/**
 * Turns what the student wrote into sentences: reference tokens become the evidence that they refer
 * to. A reference to nothing, a bracket left open or an observation listed twice makes its sentence
 * not whole; nothing is ever guessed.
 */
public final class Realiser {
  private static final Pattern TOKEN = Pattern.compile("<([a-zA-Z-]+)(\\d*)>");
  private static final Pattern CITATIONS = Pattern.compile("^((?:<[FP]\\d>)+)");

  private final EvidenceGroup group;
  private final List<PassageText> passageTexts;

  public Realiser(EvidenceGroup group) {
    this.group = group;
    this.passageTexts =
        group.passages().stream().map(p -> PassageText.of(p, group.language())).toList();
  }

  /** Whether the student declined to answer. */
  public static boolean refused(String answer) {
    return answer.stripLeading().startsWith("<refuse>");
  }

  /** The sentences of an answer: one a line, empty lines left out. */
  public List<RealisedSentence> sentences(String answer) {
    var sentences = new ArrayList<RealisedSentence>();
    for (var line : answer.split("\n")) {
      var written = line.replace("<end>", "").strip();
      if (!written.isEmpty() && !written.equals("<refuse>")) {
        sentences.add(sentence(written));
      }
    }
    return sentences;
  }

  private RealisedSentence sentence(String written) {
    var findings = new LinkedHashSet<String>();
    var passages = new LinkedHashSet<String>();
    var state = new State();
    var citations = CITATIONS.matcher(written);
    var body = 0;
    if (citations.find()) {
      body = citations.end();
      cite(citations.group(1), findings, passages, state);
    }
    var form = written.substring(body).strip();
    var text = realise(form, state);
    state.whole &= !findings.isEmpty() || !passages.isEmpty();
    state.whole &= wellFormed(form);
    for (var name : state.names) {
      text = Agreement.of(text, name, group.language());
    }
    return new RealisedSentence(
        form, polished(text), List.copyOf(findings), List.copyOf(passages), state.whole);
  }

  // A bracket that does not close, or one observation listed twice, is a slip of the writer.
  private static boolean wellFormed(String form) {
    var depth = 0;
    for (var i = 0; i < form.length(); i++) {
      var c = form.charAt(i);
      depth += c == '(' || c == '（' ? 1 : c == ')' || c == '）' ? -1 : 0;
      if (depth < 0 || depth > 1) {
        return false;
      }
    }
    var observations = new ArrayList<String>();
    var tokens = TOKEN.matcher(form);
    while (tokens.find()) {
      if (tokens.group(1).equals("O")) {
        observations.add(tokens.group(2));
      }
    }
    return depth == 0 && observations.stream().distinct().count() == observations.size();
  }

  private void cite(
      String citations,
      LinkedHashSet<String> findings,
      LinkedHashSet<String> passages,
      State state) {
    var tokens = TOKEN.matcher(citations);
    while (tokens.find()) {
      var index = Integer.parseInt(tokens.group(2)) - 1;
      if (tokens.group(1).equals("F") && index >= 0 && index < group.findings().size()) {
        findings.add(group.findings().get(index).id());
      } else if (tokens.group(1).equals("P") && index >= 0 && index < group.passages().size()) {
        passages.add(group.passages().get(index).id());
        state.passage = passageTexts.get(index);
      } else {
        state.whole = false;
      }
    }
  }

  private String realise(String form, State state) {
    var text = new StringBuilder();
    var tokens = TOKEN.matcher(form);
    var end = 0;
    while (tokens.find()) {
      text.append(form, end, tokens.start());
      var realised = reference(tokens.group(1), tokens.group(2), state);
      state.whole &= realised.isPresent();
      text.append(realised.orElse(tokens.group()));
      end = tokens.end();
    }
    return text.append(form, end, form.length()).toString();
  }

  private Optional<String> reference(String token, String number, State state) {
    var index = number.isEmpty() ? -1 : Integer.parseInt(number) - 1;
    var slot = state.slot;
    return switch (token) {
      case "O" -> {
        state.slot = index >= 0 && index < group.slots().size() ? group.slots().get(index) : null;
        var name = Optional.ofNullable(state.slot).map(Slot::name);
        name.ifPresent(state.names::add);
        yield name;
      }
      case "v" -> Optional.ofNullable(slot).map(Slot::value).filter(v -> !v.isEmpty());
      case "r" -> Optional.ofNullable(slot).map(Slot::interval).filter(v -> !v.isEmpty());
      case "lim" -> Optional.ofNullable(slot).map(Slot::limit).filter(v -> !v.isEmpty());
      case "n" -> {
        var passage = state.passage;
        yield passage == null || index < 0 || index >= passage.numbers().size()
            ? Optional.empty()
            : Optional.of(passage.numbers().get(index));
      }
      default -> Optional.empty();
    };
  }

  private String polished(String text) {
    var clean = text.replaceAll("\\s{2,}", " ").strip();
    if (group.language() != Language.EN || clean.length() < 2) {
      return clean;
    }
    return Character.isUpperCase(clean.charAt(1))
        ? clean
        : Character.toUpperCase(clean.charAt(0)) + clean.substring(1);
  }

  private static final class State {
    private final LinkedHashSet<String> names = new LinkedHashSet<>();
    private @Nullable Slot slot;
    private @Nullable PassageText passage;
    private boolean whole = true;
  }
}
