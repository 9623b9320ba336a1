package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.verify.ClaimStatus;

/**
 * The worst cases of a report: their sentences coloured by verdict, each with its claims, and the
 * raw report and the passages to look things up.
 */
final class WorstSection {
  private final Page page;

  WorstSection(Page page) {
    this.page = page;
  }

  void write(List<WorstCases.Worst> cases) {
    page.heading("Worst cases", "最差病例");
    if (cases.isEmpty()) {
      page.paragraph("Nothing was found against any answer.", "未发现任何问题。");
      return;
    }
    page.paragraph(
        "Sentences are coloured by the worst that gold or the verifier found; open one for its"
            + " claims.",
        "句子按金标准或核查器的最差判定着色；点开可查看各项主张。");
    cases.forEach(this::one);
  }

  private void one(WorstCases.Worst worst) {
    var result = worst.result();
    page.raw("<details><summary>")
        .raw(Page.escape(result.arm() + " · " + result.id()))
        .raw(" <small>")
        .raw(wrong(result))
        .raw("</small></summary>\n");
    worst.sentences().forEach(this::sentence);
    if (!result.criticalOmitted().isEmpty()) {
      var codes = Page.escape(String.join(", ", result.criticalOmitted()));
      page.both("p", "Critical and not said: " + codes, "未提及的危急值：" + codes);
    }
    page.raw("<details><summary>")
        .raw(Page.inBoth("span", "the report", "原始报告"))
        .raw("</summary><pre>")
        .raw(Page.escape(worst.asked().report().replace('\r', '\n')))
        .raw("</pre></details>\n");
    var answer = worst.answer();
    if (answer != null && !answer.path("passages").isEmpty()) {
      passages(answer.path("passages"));
    }
    page.raw("</details>\n");
  }

  private static String wrong(CaseResult result) {
    var sentences = result.sentences();
    var english = new ArrayList<String>();
    var chinese = new ArrayList<String>();
    say(english, chinese, sentences.contradicted().size(), "contradicted", "矛盾");
    say(english, chinese, sentences.inventedNumbers(), "invented numbers", "编造数字");
    say(english, chinese, sentences.misattributedReferences(), "misattributed", "张冠李戴");
    say(english, chinese, sentences.unsupported(), "unsupported", "无依据");
    say(english, chinese, result.criticalOmitted().size(), "critical omitted", "遗漏危急值");
    say(english, chinese, result.pendingInterpreted().size(), "without a value", "无结果被解读");
    return Page.inBoth("span", String.join(", ", english), String.join("，", chinese));
  }

  private static void say(
      List<String> english, List<String> chinese, int count, String word, String chineseWord) {
    if (count > 0) {
      english.add(count + " " + word);
      chinese.add(chineseWord + " " + count);
    }
  }

  private void sentence(JudgedSentence sentence) {
    var verdict = sentence.verdict();
    page.raw("<div class=\"s " + verdict + "\">");
    page.raw(Page.escape(sentence.text())).raw(" <span class=\"tag\">");
    page.raw(Page.inBoth(Outcomes.name(verdict))).raw("</span>");
    if (!sentence.passages().isEmpty()) {
      page.raw(" <small>" + Page.escape(String.join(" ", sentence.passages())) + "</small>");
    }
    why(sentence);
    page.raw("</div>\n");
  }

  private void why(JudgedSentence sentence) {
    var claims =
        sentence.claims().stream().filter(c -> c.status() != ClaimStatus.SUPPORTED).toList();
    if (sentence.contradiction().isEmpty() && sentence.invented() == 0 && claims.isEmpty()) {
      return;
    }
    page.raw("<details><summary><small>")
        .raw(Page.inBoth("span", "why", "原因"))
        .raw("</small></summary><ul>");
    if (!sentence.contradiction().isEmpty()) {
      item("gold", "金标准", sentence.contradiction());
    }
    if (sentence.invented() > 0) {
      item("gold", "金标准", "numbers that are nowhere in the evidence: " + sentence.invented());
    }
    for (var claim : claims) {
      item(
          "verifier",
          "核查器",
          claim.kind() + " “" + claim.text() + "” " + claim.status() + ": " + claim.why());
    }
    page.raw("</ul></details>");
  }

  private void item(String judge, String chinese, String why) {
    page.raw("<li><small>").raw(Page.inBoth("b", judge + ": ", chinese + "："));
    page.raw(Page.escape(why)).raw("</small></li>");
  }

  private void passages(JsonNode passages) {
    page.raw("<details><summary>")
        .raw(Page.inBoth("span", "the passages", "参考资料"))
        .raw("</summary>");
    for (var passage : passages) {
      page.raw("<pre>")
          .raw(Page.escape(passage.path("id").asText() + " " + passage.path("title").asText("")))
          .raw("\n")
          .raw(Page.escape(passage.path("text").asText()))
          .raw("</pre>");
    }
    page.raw("</details>\n");
  }
}
