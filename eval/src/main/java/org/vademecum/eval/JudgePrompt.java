package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackProblem;
import org.vademecum.engine.pack.Problems;
import org.vademecum.engine.pack.YamlValue;

/**
 * What a model is asked when it judges an answer: {@code judge} in the pack's {@code
 * eval/prompts.yaml}, in both languages, or plain words where the pack has none. {@code {report}},
 * {@code {passages}} and {@code {sentences}} stand for the case's own; sentences are numbered from
 * 1.
 */
record JudgePrompt(String en, String zh) {
  private static final String FILE = "eval/prompts.yaml";
  private static final JudgePrompt PLAIN =
      new JudgePrompt(
          "Judge each numbered sentence by the report and the passages alone. Answer with one line a"
              + " sentence, its number, a colon, and one of the words supported, contradicted,"
              + " unsupported. Write nothing else.\n\nReport:\n{report}\n\nPassages:\n{passages}"
              + "\n\nSentences:\n{sentences}",
          "只依据报告和资料判断每个编号的句子。每句一行：编号、冒号，再写 supported（有依据）、contradicted（矛盾）、unsupported（无依据）"
              + "之一。不要写别的。\n\n报告：\n{report}\n\n资料：\n{passages}\n\n句子：\n{sentences}");

  /**
   * The pack's prompt.
   *
   * @throws Fault of type {@code faulty-pack}
   */
  static JudgePrompt of(Pack pack) {
    if (!Files.exists(pack.folder().resolve(FILE))) {
      return PLAIN;
    }
    var problems = new Problems();
    var section = YamlValue.read(pack.folder(), FILE, problems).at("judge");
    if (section == null) {
      return PLAIN;
    }
    var prompt = new JudgePrompt(text(section, "en"), text(section, "zh"));
    if (!problems.sorted().isEmpty()) {
      throw Fault.input(
          "faulty-pack",
          String.join("\n", problems.sorted().stream().map(PackProblem::toString).toList()),
          "correct " + FILE);
    }
    return prompt;
  }

  private static String text(YamlValue section, String language) {
    var text = section.text(language);
    for (var needed : List.of("{report}", "{sentences}")) {
      if (!text.contains(needed)) {
        section.problem("a judge's prompt without " + needed + ": judge." + language);
      }
    }
    return text;
  }

  /** The prompt of one answer. */
  String of(EvalCase asked, JsonNode answer, List<String> sentences) {
    var numbered = new StringBuilder();
    for (var i = 0; i < sentences.size(); i++) {
      numbered.append(i + 1).append(". ").append(sentences.get(i)).append('\n');
    }
    return (asked.language().startsWith("zh") ? zh : en)
        .replace("{passages}", Prompts.passages(answer))
        .replace("{sentences}", numbered.toString().strip())
        .replace("{report}", asked.report().replace('\r', '\n'));
  }
}
