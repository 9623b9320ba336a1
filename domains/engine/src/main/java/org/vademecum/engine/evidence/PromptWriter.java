package org.vademecum.engine.evidence;

import java.text.Normalizer;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.Severity;

/** Writes what the student reads, as {@code docs/evidence-format.md} says. */
public final class PromptWriter {
  private PromptWriter() {}

  /** The prompt of a report's group, up to and including {@code <answer>}. */
  public static String report(EvidenceGroup group) {
    var prompt = new StringBuilder("<bos><case>");
    readers(group, prompt).append('\n');
    for (var i = 0; i < group.slots().size(); i++) {
      observation(group, i, prompt);
      prompt.append(safe(group.slots().get(i).name())).append('\n');
    }
    for (var i = 0; i < group.findings().size(); i++) {
      finding(group, i, prompt);
    }
    passages(group, prompt);
    return prompt.append("<answer>").toString();
  }

  /** The prompt of the observations alone, without findings and passages. */
  public static String observationsAlone(EvidenceGroup group) {
    return report(
        new EvidenceGroup(
            group.language(),
            group.audience(),
            group.slots(),
            java.util.List.of(),
            java.util.List.of(),
            java.util.List.of(),
            java.util.List.of()));
  }

  /** The prompt of a question, up to and including {@code <answer>}. */
  public static String question(String question, EvidenceGroup group) {
    var prompt = new StringBuilder("<bos><ask>");
    readers(group, prompt).append(safe(Normalizer.normalize(question, Normalizer.Form.NFKC)));
    prompt.append('\n');
    passages(group, prompt);
    return prompt.append("<answer>").toString();
  }

  private static StringBuilder readers(EvidenceGroup group, StringBuilder prompt) {
    return prompt
        .append('<')
        .append(group.language())
        .append("><")
        .append(group.audience())
        .append('>');
  }

  private static void finding(EvidenceGroup group, int index, StringBuilder prompt) {
    var finding = group.findings().get(index);
    prompt.append("<F").append(index + 1).append('>').append(kind(finding));
    prompt.append(safe(group.findingNames().get(index)));
    for (var slot : group.findingSlots().get(index)) {
      observation(group, slot, prompt);
    }
    prompt.append('\n');
  }

  // Direction and severity stand right behind every mention, so that whoever looks up an
  // observation's last mention reads them in one step.
  private static void observation(EvidenceGroup group, int index, StringBuilder prompt) {
    var slot = group.slots().get(index);
    prompt.append("<O").append(index + 1).append('>');
    prompt.append(slot.direction()).append(severity(slot.severity()));
  }

  private static String kind(Finding finding) {
    return switch (finding.kind()) {
      case CRITICAL, ABNORMAL -> "";
      case PATTERN -> "<pattern>";
      case DERIVED -> "<derived>";
      case TREND -> "<trend>";
      case CAVEAT -> "<caveat>";
      case DATA_PROBLEM, PENDING -> "<data-problem>";
    };
  }

  private static void passages(EvidenceGroup group, StringBuilder prompt) {
    for (var i = 0; i < group.passages().size(); i++) {
      prompt.append("<P").append(i + 1).append('>');
      prompt.append(PassageText.of(group.passages().get(i), group.language()).text());
      prompt.append('\n');
    }
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case NONE, NORMAL -> "";
      case MILD, MODERATE, SEVERE, CRITICAL -> "<" + severity + ">";
    };
  }

  // Nothing that comes from a report may read as a token, or end its line.
  private static String safe(String text) {
    return text.replace('<', '‹').replaceAll("[\\r\\n]+", " ").strip();
  }
}
