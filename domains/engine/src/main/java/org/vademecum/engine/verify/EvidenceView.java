package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.YamlValue;
import org.vademecum.engine.text.Language;

/** Evidence made ready for one sentence: figures by thing, texts read, words that cover. */
final class EvidenceView {
  private static final Pattern AGE_BEHIND = Pattern.compile("\\G(?:[ -]years?\\b|岁|周岁)");
  private static final Pattern AGE_BEFORE = Pattern.compile("(?i)(?:\\bat|\\bage[d]?|年龄为?)[ :]*$");

  final Evidence cited;
  final Evidence whole;
  final List<Measured> measured;
  final List<Measured> elsewhere;

  /** Passages, whose numbers count. */
  final List<SourceText> passages;

  /** Findings' statements and the pack's own wording of patterns, whose numbers do not. */
  final List<SourceText> statements;

  /** Fixed texts that every answer may repeat. */
  final List<SourceText> notices;

  /** Lines of the report that are no results, read as sentences. */
  final List<SourceText> notes;

  /** Of these, and of names of results without a value, what is announced but not there. */
  final List<SourceText> awaited;

  private final List<SourceText> texts;
  private final Set<String> alerts;
  private final @Nullable Pack pack;
  private final SentenceReader reader;
  final Lexicon lexicon;

  EvidenceView(
      Evidence cited,
      Evidence whole,
      @Nullable Pack pack,
      Language language,
      List<SourceText> passages,
      List<SourceText> notices,
      SentenceReader reader,
      PackTexts packTexts) {
    this.cited = cited;
    this.whole = whole;
    this.pack = pack;
    this.reader = reader;
    this.lexicon = reader.lexicon(language);
    this.passages = passages;
    this.notices = notices;
    this.alerts = reader.lexicon(language).alerts();
    this.measured = measured(cited);
    this.elsewhere = measured(whole);
    this.statements = statements(language, packTexts);
    this.notes =
        whole.notes().stream().map(n -> packTexts.read("a line of the report", n)).toList();
    this.awaited = awaited(packTexts);
    readNames();
    var all = new ArrayList<>(passages);
    all.addAll(statements);
    this.texts = List.copyOf(all);
  }

  /** Words of the names of results, as printed and as known: they may be said anywhere. */
  final Set<String> words = new HashSet<>();

  /** The same as units. */
  final Set<String> units = new HashSet<>();

  // Words that the pack has for a low or high result ("a want of X" for a low X).
  private List<String> states() {
    var states = pack == null ? null : pack.settings().at("states");
    var own = states == null ? null : states.at(lexicon.language().toString());
    if (own == null) {
      return List.of();
    }
    var found = new ArrayList<String>();
    for (var state : own.items()) {
      var parts = state.items().stream().map(YamlValue::text).toList();
      if (cited.observations().stream().anyMatch(o -> isIn(o, parts.get(1), parts.get(2)))) {
        found.add(parts.getFirst());
      }
    }
    return found;
  }

  private static boolean isIn(Observation observation, String code, String side) {
    return code.equals(observation.code())
        && (side.equals("low") ? observation.flag().low() : observation.flag().high());
  }

  private List<SourceText> awaited(PackTexts packTexts) {
    var awaited = new ArrayList<SourceText>();
    for (var note : notes) {
      if (note.sentences().stream().anyMatch(s -> s.has(Cue.PENDING))) {
        awaited.add(note);
      }
    }
    for (var observation : whole.observations()) {
      if (!observation.status().judged()) {
        var printed = observation.source().name();
        var text = observation.name() + (printed == null ? "" : "; " + printed);
        awaited.add(packTexts.read("a result", text));
      }
    }
    return awaited;
  }

  private void readNames() {
    for (var observation : cited.observations()) {
      read(observation.name());
      var printed = observation.source().name();
      if (printed != null) {
        read(printed);
      }
    }
    states().forEach(this::read);
  }

  private void read(String name) {
    var read = reader.words(name, lexicon.language());
    words.addAll(read.tokens());
    units.addAll(read.units());
  }

  private List<Measured> measured(Evidence evidence) {
    var all = new ArrayList<Measured>();
    for (var observation : evidence.observations()) {
      all.add(Measured.of(observation, pack, namesIn(observation)));
    }
    for (var finding : evidence.findings()) {
      if (finding.result() != null || !finding.inputs().isEmpty()) {
        var keys = finding.kind() == FindingKind.TREND ? codes(finding) : quantity(finding);
        all.add(Measured.of(finding, pack, keys));
      }
    }
    return all;
  }

  // A result that the pack does not know goes by the names that its printed name has in it.
  private Set<String> namesIn(Observation observation) {
    var keys = new HashSet<String>();
    if (observation.code() == null) {
      reader
          .names(observation.name())
          .forEach(m -> keys.addAll(m.measured() ? m.keys() : Set.<String>of()));
    }
    return keys;
  }

  // A way to reckon a quantity goes by the quantity's code: "x-by-some-year" is an X.
  private static Set<String> quantity(Finding finding) {
    var dash = finding.code().indexOf('-');
    return dash < 0
        ? Set.of()
        : Set.of(finding.code().substring(0, dash).toUpperCase(java.util.Locale.ROOT));
  }

  private Set<String> codes(Finding finding) {
    var codes = new HashSet<String>();
    for (var observation : whole.observations()) {
      if (finding.observations().contains(observation.id()) && observation.code() != null) {
        codes.add(observation.code());
      }
    }
    return codes;
  }

  private List<SourceText> statements(Language language, PackTexts packTexts) {
    var texts = new ArrayList<SourceText>();
    for (var finding : cited.findings()) {
      var wording = wording(finding.code(), language);
      if (!wording.isEmpty()) {
        texts.add(packTexts.read("the pack's " + finding.code(), wording));
      }
      if (!wording.contains(finding.statement())) {
        var label = "finding " + finding.id();
        texts.add(packTexts.read(label, finding.statement()));
      }
    }
    return texts;
  }

  private String wording(String code, Language language) {
    var text = new StringBuilder();
    if (pack != null) {
      pack.pattern(code)
          .ifPresent(
              p ->
                  List.of(p.name(), p.statement(), p.next(), p.patient())
                      .forEach(t -> text.append(t.in(language)).append('\n')));
      pack.derivedQuantity(code).ifPresent(d -> text.append(d.name().in(language)));
    }
    return text.toString();
  }

  /** Reads a text of the evidence, which may be kept between sentences. */
  interface PackTexts {
    SourceText read(String label, String text);
  }

  /** Every cited text. */
  List<SourceText> texts() {
    return texts;
  }

  /** What covers content: the cited texts, the notices, and beside a critical result an alert. */
  Set<String> alerts() {
    return cited.observations().stream().anyMatch(o -> o.flag().critical()) ? alerts : Set.of();
  }

  Set<String> covering() {
    var covering = new HashSet<String>();
    texts.forEach(t -> covering.addAll(t.tokens()));
    notices.forEach(t -> covering.addAll(t.tokens()));
    if (cited.observations().stream().anyMatch(o -> o.flag().critical())) {
      covering.addAll(alerts);
    }
    return covering;
  }

  /** The cited things that a name may be the name of. */
  List<Measured> cited(Mention mention) {
    return measured.stream().filter(m -> mention.sharesKey(m.keys())).toList();
  }

  List<Measured> anywhere(Mention mention) {
    return elsewhere.stream().filter(m -> mention.sharesKey(m.keys())).toList();
  }

  /**
   * Whether a number is the age of the one whose report it is, or stands in a line that is no
   * result and speaks of the same.
   */
  boolean inNotes(NumberMention number, Reading sentence) {
    return age(number, sentence.text())
        || notes.stream().anyMatch(n -> sameSubject(n, sentence) && has(n, number))
        || whole.observations().stream()
            .anyMatch(
                o ->
                    hasNumber(
                        o.source().name(), number.value().stripTrailingZeros().toPlainString()));
  }

  private boolean age(NumberMention number, String text) {
    var age = whole.subject().ageYears();
    return age != null
        && number.unit() == null
        && age.intValue() == number.value().doubleValue()
        && (AGE_BEHIND.matcher(text).find(number.end())
            || AGE_BEFORE.matcher(text.substring(0, number.start())).find());
  }

  private static boolean sameSubject(SourceText note, Reading sentence) {
    return sentence.mentions().stream().anyMatch(note::names)
        || sentence.segments().stream()
            .anyMatch(
                s -> s.tokens().stream().anyMatch(t -> ContentReader.covers(note.tokens(), t)));
  }

  private static boolean has(SourceText note, NumberMention number) {
    var upper = number.upper();
    return hasNumber(note.lower(), number.value().toPlainString())
        && (upper == null || hasNumber(note.lower(), upper.toPlainString()));
  }

  private static boolean hasNumber(@Nullable String text, String number) {
    return text != null
        && java.util.regex.Pattern.compile(
                "(?<![\\d.])" + java.util.regex.Pattern.quote(number) + "(?![\\d.]*\\d)")
            .matcher(text)
            .find();
  }

  boolean citesFinding(String code) {
    return cited.findings().stream().anyMatch(f -> f.code().equals(code));
  }

  static String label(Passage passage) {
    return "passage " + passage.id();
  }
}
