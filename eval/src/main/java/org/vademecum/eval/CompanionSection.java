package org.vademecum.eval;

import java.util.Map;
import org.vademecum.engine.text.Localized;
import org.vademecum.eval.statistics.Agreement;

/** What stands beside the rates: consistency, citation faithfulness, and a model as judge. */
final class CompanionSection {
  private final Page page;

  CompanionSection(Page page) {
    this.page = page;
  }

  void write(Results results) {
    if (!results.consistency().isEmpty()) {
      consistency(results.consistency());
    }
    if (!results.paraphrases().isEmpty()) {
      paraphrases(results.paraphrases());
    }
    if (!results.citationFaithfulness().isEmpty()) {
      citations(results.citationFaithfulness());
    }
    if (!results.judge().isEmpty()) {
      judge(results.judge());
    }
  }

  private void consistency(Map<String, Repeats> arms) {
    page.heading("Asked again", "重复提问");
    page.paragraph(
        "Of all pairs of answers to one case, those that are equal to the letter, and those that"
            + " make the same claims.",
        "同一病例的各对回答中，逐字相同者与主张相同者所占的比例。");
    head(
        new Localized("times asked", "提问次数"),
        new Localized("equal answers", "回答相同"),
        new Localized("equal claims", "主张相同"),
        new Localized("equal answers, without failures", "回答相同（不计失败）"));
    arms.forEach(
        (arm, r) ->
            row(
                arm,
                String.valueOf(r.asked()),
                Figures.interval(r.equalAnswers()),
                Figures.interval(r.equalClaimSets()),
                Figures.interval(r.equalAnswered())));
    page.raw("</table>\n");
  }

  private void paraphrases(Map<String, Paraphrased> arms) {
    page.heading("Put otherwise", "换种说法");
    page.paragraph(
        "Each case was asked again with its results in another order, by other names, in other units"
            + " or printed another way. Of pairs with two answers: those that state the same"
            + " findings, and those that are wrong in the paraphrase alone.",
        "每个病例改变结果的次序、名称、单位或排印方式后再次提问。两次均有回答的各对中：所述发现相同者的比例，以及仅换说法后才出错者的比例。");
    head(
        new Localized("pairs", "对数"),
        new Localized("answered once", "仅一次作答"),
        new Localized("same findings", "发现相同"),
        new Localized("wrong only in the paraphrase", "仅换说法后出错"));
    arms.forEach(
        (arm, p) -> {
          row(
              arm,
              String.valueOf(p.pairs()),
              String.valueOf(p.answeredOnce()),
              Figures.interval(p.sameFindings()),
              Figures.interval(p.wrongOnlyInParaphrase()));
          p.byRewording()
              .forEach(
                  (how, rate) ->
                      cells(
                          "<small>" + Page.inBoth(Outcomes.name(how)) + "</small>",
                          String.valueOf(rate.n()),
                          "",
                          Figures.interval(rate),
                          ""));
        });
    page.raw("</table>\n");
  }

  private void citations(Map<String, CitationSwap.Measured> arms) {
    page.heading("Citations that were swapped", "调换引用");
    page.paragraph(
        "Each passage that a supported model sentence cites was swapped for one on something else,"
            + " and the verifier read the sentence again. A sentence that keeps its support did not"
            + " need its citation.",
        "将有依据的模型句子所引用的资料换成无关资料后由核查器重新核查；仍有依据的句子并不需要该引用。");
    head(
        new Localized("answers", "回答"),
        new Localized("sentences", "句子"),
        new Localized("lose their support", "失去依据"));
    arms.forEach(
        (arm, m) ->
            row(
                arm,
                String.valueOf(m.cases()),
                String.valueOf(m.losesSupport().n()),
                Figures.interval(m.losesSupport())));
    page.raw("</table>\n");
  }

  private void judge(Map<String, ModelJudge.Measured> arms) {
    var any = arms.values().iterator().next();
    page.heading("Judged by a model: " + any.model(), "由模型评判：" + any.model());
    page.paragraph(
        "The majority of %d votes a sentence. No gate and no other figure rests on it."
            .formatted(any.votes()),
        "每句 %d 票，取多数。门槛及其他指标均不以此为依据。".formatted(any.votes()));
    head(
        new Localized("invalid replies", "无效答复"),
        new Localized("undecided sentences", "未决句子"),
        new Localized("unsupported sentences", "无依据的句子"),
        new Localized("answers with one", "含此类句子的回答"),
        new Localized("kappa with the verifier", "与核查器的 kappa"),
        new Localized("kappa with labels", "与标注的 kappa"));
    arms.forEach(
        (arm, m) ->
            row(
                arm,
                m.invalidReplies() + " / " + m.replies(),
                m.undecided() + " / " + m.sentences(),
                Figures.interval(m.unsupportedSentences()),
                Figures.interval(m.hallucinatedResponses()),
                Figures.plain(m.agreementWithVerifier().kappa()),
                m.agreementWithLabels() == null
                    ? Figures.NOTHING
                    : Figures.plain(m.agreementWithLabels().kappa())));
    page.raw("</table>\n");
    arms.forEach((arm, m) -> confusion(arm, m.agreementWithVerifier()));
  }

  private void confusion(String arm, Agreement agreement) {
    if (agreement.confusion().isEmpty()) {
      return;
    }
    page.both(
        "h3",
        Page.escape(arm) + " <small>rows: the model, columns: the verifier</small>",
        Page.escape(arm) + " <small>行：模型，列：核查器</small>");
    head(agreement.confusion().keySet().stream().map(Outcomes::name).toArray(Localized[]::new));
    agreement
        .confusion()
        .forEach(
            (word, counts) ->
                cells(
                    Page.inBoth(Outcomes.name(word)),
                    counts.values().stream().map(String::valueOf).toArray(String[]::new)));
    page.raw("</table>\n");
  }

  private void head(Localized... columns) {
    page.raw("<table><tr><th></th>");
    for (var column : columns) {
      page.raw("<th class=\"n\">" + Page.inBoth(column) + "</th>");
    }
    page.raw("</tr>\n");
  }

  private void row(String arm, String... values) {
    cells(Page.escape(arm), values);
  }

  private void cells(String first, String... values) {
    page.raw("<tr><td>" + first + "</td>");
    for (var value : values) {
      page.raw("<td class=\"n\">" + Page.escape(value) + "</td>");
    }
    page.raw("</tr>\n");
  }
}
