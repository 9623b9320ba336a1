package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;

/** What a run came to, in sentences. */
final class InWords {
  private InWords() {}

  static List<Localized> of(Results results, EvalRun run) {
    var sentences = new ArrayList<Localized>();
    for (var arm : run.results().keySet()) {
      sentences.add(arm(arm, Objects.requireNonNull(run.metrics().get(arm))));
      var labelled = results.labels().get(arm);
      if (labelled != null) {
        sentences.add(labelled(arm, labelled));
      }
    }
    sentences.add(gates(results.gates()));
    return sentences;
  }

  private static Localized arm(String arm, ArmMetrics m) {
    var rate = m.rates().get("hallucinatedResponses");
    var clusters = rate == null ? 0 : rate.clusters();
    var wrong = Figures.interval(rate);
    return new Localized(
        ("%s: of %d cases %s were answered, %d refused and %d failed. Of the answers %s have a"
                + " hallucination by gold (%d clusters). Invented numbers: %d; misattributed: %d;"
                + " critical results omitted: %d of %d.")
            .formatted(
                arm,
                m.cases(),
                Figures.percent(m.rates().get("answerRate")),
                m.counts().get("refused"),
                m.counts().get("failed"),
                wrong,
                clusters,
                m.counts().get("inventedNumbers"),
                m.counts().get("misattributedReferences"),
                m.counts().get("criticalOmitted"),
                m.counts().get("criticalExpected")),
        ("%s：%d 例中作答 %s，拒答 %d 例，失败 %d 例。按金标准，%s 的回答含幻觉（%d 个聚类）。编造的数字 %d 个，张冠李戴 %d 个；"
                + "遗漏危急值 %d / %d。")
            .formatted(
                arm,
                m.cases(),
                Figures.percent(m.rates().get("answerRate")),
                m.counts().get("refused"),
                m.counts().get("failed"),
                Figures.interval(rate, Language.ZH),
                clusters,
                m.counts().get("inventedNumbers"),
                m.counts().get("misattributedReferences"),
                m.counts().get("criticalOmitted"),
                m.counts().get("criticalExpected")));
  }

  private static Localized labelled(String arm, Labels.Measured m) {
    return new Localized(
        ("%s by labels: %d answers, %d of %d sentences labelled; hallucinated sentences %s, answers"
                + " %s; the verifier missed %d.")
            .formatted(
                arm,
                m.responses(),
                m.labelled(),
                m.sentences(),
                Figures.interval(m.hallucinatedSentences()),
                Figures.interval(m.hallucinatedResponses()),
                m.verifierMisses().size()),
        "%s（人工标注）：%d 个回答，%d / %d 句有标注；幻觉句 %s，含幻觉的回答 %s；核查器漏检 %d 句。"
            .formatted(
                arm,
                m.responses(),
                m.labelled(),
                m.sentences(),
                Figures.interval(m.hallucinatedSentences(), Language.ZH),
                Figures.interval(m.hallucinatedResponses(), Language.ZH),
                m.verifierMisses().size()));
  }

  private static Localized gates(List<Gates.Outcome> gates) {
    var measured = gates.stream().filter(g -> !g.outcome().equals("not measured")).toList();
    var failed = measured.stream().filter(Gates.Outcome::failed).count();
    if (measured.isEmpty()) {
      return new Localized("No gate speaks of these arms.", "没有适用于这些组的门槛。");
    }
    return new Localized(
        "Gates: %d of %d failed.".formatted(failed, measured.size()),
        "门槛：%d 项中 %d 项未通过。".formatted(measured.size(), failed));
  }
}
