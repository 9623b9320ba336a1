package org.vademecum.eval;

import org.vademecum.engine.text.Localized;

/** What becomes of gates, sentences and cases, in both languages. */
final class Outcomes {
  private Outcomes() {}

  static Localized name(String outcome) {
    return switch (outcome) {
      case "passed" -> new Localized("passed", "通过");
      case "failed" -> new Localized("failed", "未通过");
      case "not enough cases" -> new Localized("not enough cases", "病例不足");
      case "not measurable" -> new Localized("not measurable", "无法测量");
      case "not measured" -> new Localized("not measured", "未测量");
      case "supported" -> new Localized("supported", "有依据");
      case "unsupported" -> new Localized("unsupported", "无依据");
      case "contradicted" -> new Localized("contradicted", "矛盾");
      case "unchecked" -> new Localized("unchecked", "未核查");
      case "notice" -> new Localized("notice", "固定文字");
      case "no answer has a confidence" -> new Localized(outcome, "没有回答带有置信度");
      case "every answer has the same confidence" -> new Localized(outcome, "所有回答的置信度相同");
      case "no answer is wrong" -> new Localized(outcome, "没有错误的回答");
      case "every answer is wrong" -> new Localized(outcome, "所有回答都有错误");
      case "order" -> new Localized("another order", "次序");
      case "names" -> new Localized("other names", "名称");
      case "units" -> new Localized("other units", "单位");
      case "format" -> new Localized("printed otherwise", "排印");
      default -> new Localized(outcome, outcome);
    };
  }

  /** Why a gate came out as it did. */
  static Localized why(String why) {
    return new Localized(
        why,
        why.replace("observed", "实测")
            .replace("upper bound", "上限")
            .replace("lower bound", "下限")
            .replace("clusters", "个聚类")
            .replace("the arm was not run", "未运行该组"));
  }
}
