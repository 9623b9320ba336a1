package org.vademecum.serving.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.Grouping;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.evidence.PromptWriter;
import org.vademecum.engine.evidence.RealisedSentence;
import org.vademecum.engine.evidence.Realiser;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Judgement;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.pack.Layout;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.Evidence;
import org.vademecum.engine.verify.SentenceSplitter;
import org.vademecum.engine.verify.Verdict;
import org.vademecum.engine.verify.Verifier;
import org.vademecum.serving.answer.Interpretation.Sentence;

/** Composes the sentences of one interpretation in one arm. Not safe to share. */
final class Composer {
  private final Pack pack;
  private final Verifier verifier;
  private final @Nullable AnswerWriter student;
  private final Language language;
  private final Audience audience;
  private final Arm arm;
  private final Layout layout;
  private final Stopwatch clock;
  private final Tally tally = new Tally();

  Composer(
      Pack pack,
      Verifier verifier,
      @Nullable AnswerWriter student,
      Language language,
      Audience audience,
      Arm arm,
      Layout layout,
      Stopwatch clock) {
    this.pack = pack;
    this.verifier = verifier;
    this.student = student;
    this.language = language;
    this.audience = audience;
    this.arm = arm;
    this.layout = layout;
    this.clock = clock;
  }

  /** The sentences, and what verification found. */
  record Composed(List<Sentence> sentences, Interpretation.Grounding grounding) {}

  Composed compose(Judgement judgement, Map<String, Passage> passages) {
    var whole =
        new Evidence(
            judgement.observations(),
            judgement.findings(),
            List.copyOf(passages.values()),
            judgement.notes().stream().map(Note::text).toList(),
            judgement.subject());
    var sentences = new ArrayList<Sentence>();
    switch (arm) {
      case TEMPLATE, GUARD -> {
        opening(judgement, whole, sentences);
        var body =
            arm == Arm.TEMPLATE
                ? template(judgement, whole)
                : guarded(judgement, passages, whole, sentences);
        sentences.addAll(arranged(judgement, body));
      }
      case RAG, CLOSED_BOOK -> sentences.addAll(unguarded(judgement, passages, whole));
    }
    sentences.add(notice(pack.wording().disclaimer().in(language), List.of()));
    return new Composed(List.copyOf(sentences), tally.grounding());
  }

  /** The answer as one text: sentences apart, notices on lines of their own. */
  static String text(List<Sentence> sentences, Language language) {
    var text = new StringBuilder();
    for (var sentence : sentences) {
      if (!text.isEmpty()) {
        text.append(sentence.origin().equals("notice") ? "\n" : language == Language.ZH ? "" : " ");
      }
      text.append(sentence.text());
    }
    return text.toString().replace("\n ", "\n");
  }

  private List<Sentence> arranged(Judgement judgement, List<Sentence> body) {
    return layout.byArea()
        ? new AreaArrangement(pack, layout, judgement, language, audience).arranged(body)
        : body;
  }

  private List<Sentence> template(Judgement judgement, Evidence whole) {
    var sentences = new ArrayList<Sentence>();
    worthSaying(judgement).stream()
        .filter(f -> !opens(f))
        .forEach(f -> sentences.addAll(stated(f, whole)));
    return sentences;
  }

  // Guard: behind what must not be missed, each group's findings in their order, each said by the
  // student where it said so well, and by itself where not.
  private List<Sentence> guarded(
      Judgement judgement, Map<String, Passage> passages, Evidence whole, List<Sentence> opening) {
    var sentences = new ArrayList<Sentence>();
    var groups = groups(judgement, passages);
    var answers = write(groups, PromptWriter::report, AnswerWriter.Constrained.YES);
    var said = new HashSet<String>();
    opening.forEach(s -> said.add(s.text()));
    for (var i = 0; i < groups.size(); i++) {
      sentences.addAll(group(groups.get(i), answers.get(i), whole, said));
    }
    worthSaying(judgement).stream()
        .filter(f -> !opens(f) && !Grouping.written(f))
        .forEach(f -> sentences.addAll(stated(f, whole)));
    return sentences;
  }

  private List<Sentence> group(
      EvidenceGroup group, String answer, Evidence whole, Set<String> said) {
    var kept = new ArrayList<Sentence>();
    for (var written : new Realiser(group).sentences(answer)) {
      if (restatesAnOpening(written, group)) {
        continue;
      }
      if (!PatternNaming.holds(written, group)) {
        tally.reject();
        continue;
      }
      var verdict = verify(written, whole);
      var cited = Citations.of(written.findings(), written.passages(), whole);
      if (written.whole()
          && verdict.status() == ClaimStatus.SUPPORTED
          && FaithfulWording.keepsTo(written.text(), language, cited)
          && said.add(written.text())) {
        tally.add(verdict);
        kept.add(sentence(written, verdict));
      } else {
        tally.reject();
      }
    }
    var sentences = new ArrayList<Sentence>();
    for (var finding : group.findings()) {
      var says = !opens(finding) && kept.stream().noneMatch(s -> covers(s, finding, group));
      if (says) {
        sentences.addAll(stated(finding, whole));
      }
      kept.stream()
          .filter(
              s -> s.findings().stream().findFirst().equals(java.util.Optional.of(finding.id())))
          .filter(s -> !says || addsToItsFinding(s))
          .forEach(sentences::add);
    }
    kept.stream().filter(s -> s.findings().isEmpty()).forEach(sentences::add);
    return sentences;
  }

  // Beside a finding's own words, less of the same is not worth a sentence.
  private static boolean addsToItsFinding(Sentence sentence) {
    return !sentence.passages().isEmpty() || sentence.findings().size() > 1;
  }

  // What opened the answer has been said; only what a passage adds to it is worth a sentence.
  private static boolean restatesAnOpening(RealisedSentence written, EvidenceGroup group) {
    return written.passages().isEmpty()
        && !written.findings().isEmpty()
        && group.findings().stream()
            .filter(f -> written.findings().contains(f.id()))
            .allMatch(Composer::opens);
  }

  // A sentence covers a finding if it cites it and names what the finding is about.
  private static boolean covers(Sentence sentence, Finding finding, EvidenceGroup group) {
    if (!sentence.findings().contains(finding.id())) {
      return false;
    }
    var index = group.findings().indexOf(finding);
    var form = sentence.form() == null ? "" : sentence.form();
    if (finding.kind() == FindingKind.PATTERN || finding.kind() == FindingKind.CAVEAT) {
      return sentence.text().contains(group.findingNames().get(index));
    }
    return group.findingSlots().get(index).stream()
        .anyMatch(slot -> form.contains("<O" + (slot + 1) + ">") && form.contains("<v>"));
  }

  private List<Sentence> unguarded(
      Judgement judgement, Map<String, Passage> passages, Evidence whole) {
    var groups = groups(judgement, passages);
    var answers =
        write(
            groups,
            arm == Arm.RAG ? PromptWriter::report : PromptWriter::observationsAlone,
            AnswerWriter.Constrained.NO);
    var sentences = new ArrayList<Sentence>();
    for (var i = 0; i < groups.size(); i++) {
      for (var written : new Realiser(groups.get(i)).sentences(answers.get(i))) {
        var verdict = verify(written, whole);
        tally.add(verdict);
        sentences.add(sentence(written, verdict));
      }
    }
    if (groups.isEmpty()) {
      opening(judgement, whole, sentences);
    }
    return sentences;
  }

  // What comes first: values to verify at once, critical ones with their call, and that all is well
  // where it is.
  private void opening(Judgement judgement, Evidence whole, List<Sentence> sentences) {
    var urgent = judgement.findings().stream().filter(Composer::opens).toList();
    if (!urgent.isEmpty()) {
      sentences.add(notice(call(urgent).in(language), urgent.stream().map(Finding::id).toList()));
    }
    urgent.forEach(f -> sentences.addAll(stated(f, whole)));
    var judged = judgement.observations().stream().filter(o -> o.flag() != Flag.UNJUDGED).count();
    if (urgent.isEmpty() && judged > 0 && isNormal(judgement)) {
      sentences.add(
          notice(
              pack.wording()
                  .statement("normal", audience)
                  .in(language)
                  .replace("{count}", Long.toString(judged)),
              List.of()));
    }
  }

  // Nobody is to be called about a result that may be a slip of a unit: it is to be verified first.
  private Localized call(List<Finding> urgent) {
    var toVerify = pack.wording().statements().get("verify-first");
    return toVerify != null && urgent.stream().allMatch(f -> f.kind() == FindingKind.DATA_PROBLEM)
        ? toVerify
        : pack.wording().critical();
  }

  private static boolean isNormal(Judgement judgement) {
    return judgement.observations().stream().noneMatch(o -> o.flag().outside());
  }

  // A computed figure that is as it should be, or that has no interval, says nothing to a patient,
  // nor to anybody where all is as it should be.
  private List<Finding> worthSaying(Judgement judgement) {
    var figures = audience != Audience.PATIENT && !isNormal(judgement);
    return judgement.findings().stream()
        .filter(f -> figures || f.kind() != FindingKind.DERIVED || f.severity() != Severity.NORMAL)
        .toList();
  }

  private static boolean opens(Finding finding) {
    return finding.kind() == FindingKind.CRITICAL
        || (finding.kind() == FindingKind.DATA_PROBLEM && finding.severity() == Severity.CRITICAL);
  }

  private List<EvidenceGroup> groups(Judgement judgement, Map<String, Passage> passages) {
    var writer = java.util.Objects.requireNonNull(student);
    return new Grouping(pack, language, audience, writer::tokens)
        .groups(judgement, worthSaying(judgement), passages);
  }

  private List<String> write(
      List<EvidenceGroup> groups,
      java.util.function.Function<EvidenceGroup, String> prompt,
      AnswerWriter.Constrained constrained) {
    var writer = java.util.Objects.requireNonNull(student);
    var prompts =
        groups.stream().map(g -> new AnswerWriter.Prompt(prompt.apply(g), g, constrained)).toList();
    return prompts.isEmpty() ? List.of() : clock.generate(() -> writer.write(prompts));
  }

  private Verdict verify(RealisedSentence written, Evidence whole) {
    var cited = Citations.of(written.findings(), written.passages(), whole);
    return clock.verify(() -> verifier.verify(written.text(), language, cited, whole));
  }

  private static Sentence sentence(RealisedSentence written, Verdict verdict) {
    var status =
        written.whole() || verdict.status() == ClaimStatus.CONTRADICTED
            ? verdict.status()
            : ClaimStatus.UNSUPPORTED;
    return new Sentence(
        written.text(),
        written.findings(),
        written.passages(),
        "student",
        status.toString(),
        written.form());
  }

  // The finding's own statement, sentence by sentence. It is the judge's word, not the student's;
  // verification only counts its claims.
  private List<Sentence> stated(Finding finding, Evidence whole) {
    var sentences = new ArrayList<Sentence>();
    for (var text : wholeSentences(finding.statement())) {
      var cited = Citations.of(List.of(finding.id()), List.of(), whole);
      tally.addOwn(clock.verify(() -> verifier.verify(text, language, cited, whole)));
      sentences.add(
          new Sentence(
              text,
              List.of(finding.id()),
              List.of(),
              "finding",
              ClaimStatus.SUPPORTED.toString(),
              null));
    }
    return sentences;
  }

  // A statement's own semicolons hold together what belongs together.
  private List<String> wholeSentences(String statement) {
    var whole = new ArrayList<String>();
    for (var part : SentenceSplitter.split(statement, language)) {
      var last = whole.isEmpty() ? "" : whole.getLast();
      if (last.endsWith("；") || last.endsWith(";")) {
        whole.set(whole.size() - 1, last + (language == Language.ZH ? "" : " ") + part);
      } else {
        whole.add(part);
      }
    }
    return whole;
  }

  private static Sentence notice(String text, List<String> findings) {
    return new Sentence(
        text, findings, List.of(), "notice", ClaimStatus.SUPPORTED.toString(), null);
  }

  /** Counts what verification found over an answer. */
  static final class Tally {
    private int claims;
    private int supported;
    private int rejected;
    private int unchecked;
    private int inventedNumbers;
    private int misattributedReferences;

    void add(Verdict verdict) {
      addOwn(verdict);
      inventedNumbers += verdict.inventedNumbers();
      misattributedReferences += verdict.misattributedReferences();
    }

    void addOwn(Verdict verdict) {
      claims += verdict.claims().size();
      for (var claim : verdict.claims()) {
        supported += claim.status() == ClaimStatus.SUPPORTED ? 1 : 0;
        unchecked += claim.status() == ClaimStatus.UNCHECKED ? 1 : 0;
      }
      unchecked += verdict.claims().isEmpty() ? 1 : 0;
    }

    void reject() {
      rejected++;
    }

    Interpretation.Grounding grounding() {
      return new Interpretation.Grounding(
          claims, supported, rejected, unchecked, inventedNumbers, misattributedReferences);
    }
  }

  /** Evidence by citation. */
  static final class Citations {
    private Citations() {}

    static Evidence of(List<String> findings, List<String> passages, Evidence whole) {
      var cited = whole.findings().stream().filter(f -> findings.contains(f.id())).toList();
      var ids =
          cited.stream()
              .flatMap(f -> f.observations().stream())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      return new Evidence(
          whole.observations().stream().filter(o -> ids.contains(o.id())).toList(),
          cited,
          whole.passages().stream()
              .filter(p -> passages.contains(p.id()))
              .sorted(Comparator.comparing(Passage::id))
              .toList(),
          whole.notes(),
          whole.subject());
    }
  }
}
