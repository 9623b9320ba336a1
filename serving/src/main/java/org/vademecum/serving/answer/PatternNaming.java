package org.vademecum.serving.answer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.RealisedSentence;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.text.Language;

/**
 * What a sentence of the student may name as showing a pattern: the first of the pattern's results
 * that lies outside, and none that is as it should be unless the sentence says so. "Your glucose
 * and urea may mean low sodium" is true of no report.
 */
final class PatternNaming {
  private static final Pattern OBSERVATION = Pattern.compile("<O(\\d+)>");
  private static final Pattern NORMAL_EN =
      Pattern.compile("\\b(normal|inside|within|unremarkable|preserved)\\b");
  private static final Pattern NORMAL_ZH = Pattern.compile("正常|未见异常|参考区间内|参考范围内|不[高低]");

  private PatternNaming() {}

  static boolean holds(RealisedSentence written, EvidenceGroup group) {
    var named = named(written.form());
    for (var i = 0; i < group.findings().size(); i++) {
      var finding = group.findings().get(i);
      if (finding.kind() == FindingKind.PATTERN
          && written.findings().contains(finding.id())
          && !named.isEmpty()
          && !holds(named, group.findingSlots().get(i), written.text(), group)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(
      Set<Integer> named, List<Integer> slots, String text, EvidenceGroup group) {
    var outside = slots.stream().filter(s -> group.slots().get(s).flag().outside()).toList();
    if (outside.isEmpty()) {
      return true;
    }
    var normal = slots.stream().anyMatch(s -> named.contains(s) && !outside.contains(s));
    return named.contains(outside.getFirst()) && (!normal || saysNormal(text, group.language()));
  }

  private static boolean saysNormal(String text, Language language) {
    return (language == Language.ZH ? NORMAL_ZH : NORMAL_EN).matcher(text).find();
  }

  private static Set<Integer> named(String form) {
    var named = new LinkedHashSet<Integer>();
    var tokens = OBSERVATION.matcher(form);
    while (tokens.find()) {
      named.add(Integer.parseInt(tokens.group(1)) - 1);
    }
    return named;
  }
}
