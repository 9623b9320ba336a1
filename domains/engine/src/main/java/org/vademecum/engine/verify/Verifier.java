package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;

/**
 * Checks sentences against their evidence, claim by claim. The same verifier filters what a teacher
 * writes, guards what the student says and screens any model.
 *
 * <p>Names come from the pack; a generic one knows none, and checks numbers, words with digits,
 * content, negation and certainty alone. Safe to share between threads; passages that were read
 * once are kept.
 *
 * <p>It does not judge whether the evidence is right, and it does not follow reasoning over several
 * sentences.
 */
public final class Verifier {
  private final @Nullable Pack pack;
  private final NameIndex names;
  private final UnitNames units;
  private final SentenceReader reader;
  private final Vocabulary vocabulary;
  private final boolean wholeReport;
  private final ReadTexts texts = new ReadTexts(this::readSource);

  /** A verifier with the names, units and wording of a pack. */
  public Verifier(Pack pack) {
    this(pack, new NameIndex(pack), false);
  }

  /**
   * A verifier that holds what a sentence says in general against the results of the whole report,
   * not of those alone that it cites: "a low A without a raised B" is no sentence for a report
   * where B is raised. For guarding answers; it rejects more.
   */
  public static Verifier ofWholeReports(Pack pack) {
    return new Verifier(pack, new NameIndex(pack), true);
  }

  private Verifier(@Nullable Pack pack, NameIndex names, boolean wholeReport) {
    this.wholeReport = wholeReport;
    this.pack = pack;
    this.names = names;
    this.units = UnitNames.of(pack);
    this.reader = new SentenceReader(names, units, pack);
    this.vocabulary = new Vocabulary(pack, reader);
  }

  /** A verifier for texts of no domain. */
  public static Verifier generic() {
    return new Verifier(null, new NameIndex(), false);
  }

  /**
   * Checks a sentence of an answer.
   *
   * @param cited what the sentence cites: its findings with their observations, and its passages
   * @param whole all that the answer has; what stands only here is misattributed, not invented
   */
  public Verdict verify(String sentence, Language language, Evidence cited, Evidence whole) {
    return check(sentence, language, cited, whole).verdict();
  }

  private Tally check(String sentence, Language language, Evidence cited, Evidence whole) {
    var extra = unknownNames(cited, whole);
    var passages = cited.passages().stream().map(p -> passage(p, language, extra)).toList();
    var view =
        new EvidenceView(
            cited,
            whole,
            pack,
            language,
            passages,
            notices(language),
            reader,
            (label, text) -> source(new ReadTexts.Source(language, label, "", text, extra)));
    return check(reader.read(sentence, language, extra), view);
  }

  /**
   * What speaks for and against a sentence, as figures by name, and whether a rule decides against
   * it whatever they say; for fitting the weights of such figures.
   */
  public Weighed weighed(String sentence, Language language, Evidence cited, Evidence whole) {
    var tally = check(sentence, language, cited, whole);
    return new Weighed(tally.decided(), tally.doubted(), tally.signals().byName());
  }

  /** Whether a sentence is rejected that its figures say is wrong with this probability. */
  public static boolean rejects(double doubt, boolean doubted) {
    return Weighing.rejects(doubt, doubted);
  }

  /**
   * The figures that a sentence is weighed by.
   *
   * @param decided whether a rule decides against it
   * @param doubted whether any rule speaks against it
   */
  public record Weighed(boolean decided, boolean doubted, Map<String, Double> signals) {
    public Weighed {
      signals = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(signals));
    }
  }

  /** Checks a sentence, or a whole response, against a plain source text. */
  public Verdict verifyAgainstText(String sentence, String source, Language language) {
    var text = source(new ReadTexts.Source(language, "the source", "", source, List.of()));
    var view =
        new EvidenceView(
            Evidence.NONE,
            Evidence.NONE,
            pack,
            language,
            List.of(text),
            List.of(),
            reader,
            (label, wording) ->
                source(new ReadTexts.Source(language, label, "", wording, List.of())));
    var tally = new Tally();
    for (var part : SentenceSplitter.split(sentence, language)) {
      var reading = reader.read(part, language, List.of());
      check(reading, view, tally);
      new ProperNameCheck(text, tally).check(reading);
    }
    return tally.verdict();
  }

  private Tally check(Reading reading, EvidenceView view) {
    return check(reading, view, new Tally());
  }

  private Tally check(Reading reading, EvidenceView view, Tally tally) {
    new GarbleCheck(tally).check(reading);
    new FigureCheck(view, units, pack, tally).check(reading);
    new NameCheck(view, tally).check(reading);
    new DirectionCheck(view, pack, wholeReport, tally).check(reading);
    new ComparisonCheck(view, tally).check(reading);
    new MeaningCheck(view, vocabulary, tally).check(reading);
    if (!vocabulary.empty()) {
      tally.weigh(Weighing.of(reading.language()), reading.text());
    }
    return tally;
  }

  // Names as a report prints them, where the pack does not know them.
  private List<String> unknownNames(Evidence cited, Evidence whole) {
    var unknown = new ArrayList<String>();
    Stream.concat(cited.observations().stream(), whole.observations().stream())
        .filter(o -> o.code() == null && !names.knows(o.name()))
        .map(o -> o.name())
        .distinct()
        .forEach(unknown::add);
    return unknown;
  }

  private SourceText passage(Passage passage, Language language, List<String> extra) {
    var source =
        new ReadTexts.Source(
            language, EvidenceView.label(passage), passage.title(), passage.text(), extra);
    return source(source);
  }

  private SourceText source(ReadTexts.Source source) {
    return texts.read(source);
  }

  private SourceText readSource(ReadTexts.Source source) {
    return SourceText.read(
        source.label(), source.title(), source.text(), source.language(), reader, source.extra());
  }

  private List<SourceText> notices(Language language) {
    if (pack == null) {
      return List.of();
    }
    var wording = pack.wording();
    var text = wording.disclaimer().in(language) + "\n" + wording.critical().in(language);
    return List.of(
        source(new ReadTexts.Source(language, "the pack's notices", "", text, List.of())));
  }
}
