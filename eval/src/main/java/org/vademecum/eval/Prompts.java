package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackProblem;
import org.vademecum.engine.pack.Problems;
import org.vademecum.engine.pack.YamlValue;

/**
 * What other models are asked, by arm and language: the pack's {@code eval/prompts.yaml}, or plain
 * words where it has none. {@code {report}} and {@code {passages}} stand for the case's own.
 */
record Prompts(
    String closedBookEn, String closedBookZh, String withPassagesEn, String withPassagesZh) {
  private static final String FILE = "eval/prompts.yaml";
  private static final Prompts PLAIN =
      new Prompts(
          "Interpret the report below in English for a {audience}: state each abnormal result and"
              + " what it means, the most urgent first. Do not make up numbers.\n\n{report}",
          "请用中文为{audience}解读下面的报告：逐项说明异常结果及其含义，最紧急的放在最前。不要编造数字。\n\n{report}",
          "Interpret the report below in English for a {audience}: state each abnormal result and"
              + " what it means, the most urgent first. Use only the report and the passages. Do"
              + " not make up numbers.\n\nPassages:\n{passages}\n\nReport:\n{report}",
          "请用中文为{audience}解读下面的报告：逐项说明异常结果及其含义，最紧急的放在最前。只依据报告和资料，不要编造数字。"
              + "\n\n资料：\n{passages}\n\n报告：\n{report}");

  /**
   * @throws Fault of type {@code faulty-pack}
   */
  static Prompts of(Pack pack) {
    if (!Files.exists(pack.folder().resolve(FILE))) {
      return PLAIN;
    }
    var problems = new Problems();
    var file = YamlValue.read(pack.folder(), FILE, problems);
    var prompts =
        new Prompts(
            text(file, "closed-book", "en"),
            text(file, "closed-book", "zh"),
            text(file, "with-passages", "en"),
            text(file, "with-passages", "zh"));
    if (!problems.sorted().isEmpty()) {
      throw Fault.input(
          "faulty-pack",
          String.join("\n", problems.sorted().stream().map(PackProblem::toString).toList()),
          "correct " + FILE);
    }
    return prompts;
  }

  private static String text(YamlValue file, String arm, String language) {
    var section = file.at(arm);
    if (section == null) {
      file.problem("missing key: " + arm);
      return "";
    }
    var text = section.text(language);
    if (!text.contains("{report}")) {
      section.problem("a prompt without {report}: " + arm + "." + language);
    }
    return text;
  }

  /** The prompt of one case; passages are numbered as the evidence numbers them. */
  String of(EvalCase asked, String arm, JsonNode evidence) {
    var chinese = asked.language().startsWith("zh");
    var withPassages = arm.equals(EndpointSubject.WITH_PASSAGES);
    var template =
        withPassages
            ? (chinese ? withPassagesZh : withPassagesEn)
            : (chinese ? closedBookZh : closedBookEn);
    var audience = chinese ? chinese(asked.audience()) : asked.audience();
    return template
        .replace("{audience}", audience)
        .replace("{passages}", passages(evidence))
        .replace("{report}", asked.report().replace('\r', '\n'));
  }

  /** The passages of an answer or of a case's evidence, each under its id. */
  static String passages(JsonNode evidence) {
    var passages = new StringBuilder();
    for (var passage : evidence.path("passages")) {
      passages.append('[').append(passage.path("id").asText()).append("] ");
      passages.append(passage.path("title").asText()).append('\n');
      passages.append(passage.path("text").asText()).append("\n\n");
    }
    return passages.toString().strip();
  }

  private static String chinese(String audience) {
    return audience.equals("patient") ? "患者" : "临床医生";
  }
}
