package org.vademecum.eval;

import java.util.Map;
import org.vademecum.engine.text.Localized;

/** What the figures are called in reports. */
final class MetricNames {
  private static final Map<String, Localized> NAMES =
      Map.ofEntries(
          name("answerRate", "answered", "作答率"),
          name("answerRateWithoutRepairedSentences", "answered without a repair", "无需修补的作答率"),
          name("hallucinatedResponses", "answers with a hallucination", "含幻觉的回答"),
          name(
              "responsesWithUnsupportedSentence",
              "answers with an unsupported sentence",
              "含无依据句子的回答"),
          name("responsesWithInventedNumber", "answers with an invented number", "含编造数字的回答"),
          name("contradictedSentences", "sentences that gold contradicts", "与金标准矛盾的句子"),
          name("unsupportedStudentSentences", "unsupported model sentences", "无依据的模型句子"),
          name("uncheckedShare", "model sentences without a readable claim", "无可核查主张的模型句子"),
          name("criticalOmission", "critical results omitted", "遗漏的危急值"),
          name("findingRecall", "expected findings stated", "已陈述的应有发现"),
          name("citationPrecision", "citations that support", "支持原句的引用"),
          name("citationRecall", "model sentences with a citation", "带引用的模型句子"),
          name("studentShare", "findings in the model's own words", "由模型自述的发现"),
          name("formsUnseenInTraining", "forms unseen in training", "训练中未见的句式"),
          name("unsupportedClaims", "unsupported claims", "无依据的主张"),
          name("contradictedClaims", "contradicted claims", "与依据矛盾的主张"),
          name("inventedNumbers", "invented numbers", "编造的数字"),
          name("misattributedReferences", "misattributed numbers", "张冠李戴的数字"),
          name("criticalOmitted", "critical results omitted", "遗漏的危急值"),
          name("criticalExpected", "critical results in the reports", "报告中的危急值"),
          name("pendingInterpreted", "results without a value interpreted", "被解读的无结果项目"),
          name("contradictedByGold", "answers that gold contradicts", "与金标准矛盾的回答"),
          name("failed", "failed", "失败"),
          name("refused", "refused", "拒答"),
          name("retries", "asked again", "重试次数"),
          name("promptTokens", "prompt tokens", "输入词元"),
          name("completionTokens", "completion tokens", "输出词元"),
          name("repairs", "sentences repaired", "修补的句子"));

  private static final Map<String, Localized> KINDS =
      Map.ofEntries(
          name("number", "number", "数字"),
          name("unit", "unit", "单位"),
          name("name", "name", "名称"),
          name("direction", "direction", "方向"),
          name("severity", "severity", "程度"),
          name("relation", "relation", "关系"),
          name("advice", "advice", "建议"),
          name("certainty", "certainty", "确定性"),
          name("pattern", "pattern", "模式"),
          name("status", "status", "状态"));

  private static final Map<String, Localized> JUDGES =
      Map.ofEntries(
          name("gold", "gold", "金标准"),
          name("verifier", "verifier", "核查器"),
          name("labels", "labels", "人工标注"),
          name("judge", "model as judge", "模型评判"),
          name("none", "counted", "计数"));

  private MetricNames() {}

  private static Map.Entry<String, Localized> name(String key, String english, String chinese) {
    return Map.entry(key, new Localized(english, chinese));
  }

  /** The name of a count or rate; one of a kind of claims is named with the kind. */
  static Localized of(String metric) {
    var dot = metric.indexOf('.');
    if (dot < 0) {
      return NAMES.getOrDefault(metric, new Localized(metric, metric));
    }
    var whole = of(metric.substring(0, dot));
    var key = metric.substring(dot + 1);
    var kind = KINDS.getOrDefault(key, new Localized(key, key));
    return new Localized(whole.en() + ": " + kind.en(), whole.zh() + "：" + kind.zh());
  }

  static Localized judge(String judge) {
    return JUDGES.getOrDefault(judge, new Localized(judge, judge));
  }
}
