package org.vademecum.distill.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vademecum.distill.train.TextRows.Line;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * What can be said of answers to a pack's held-out tasks without knowing the pack: whether every
 * finding is cited, whether only references are used that the prompt has, and whether refusals are
 * where they should be. Whether sentences are true is for the evaluation to say.
 */
public final class AnswerSkills implements SkillCheck {
  private static final int LONGEST_ANSWER = 200;
  private static final int END = 2;
  private static final Pattern FINDING = Pattern.compile("(?m)^<F\\d>");
  private static final Pattern REFERENCE = Pattern.compile("<[FOP]\\d+>");

  private final List<Line> tasks;
  private final Tokenizer tokenizer;

  /**
   * @param lines held-out lines, of which the first tasks are taken
   * @param most how many
   */
  public AnswerSkills(List<Line> lines, int most, Tokenizer tokenizer, int longest) {
    this.tokenizer = tokenizer;
    this.tasks =
        lines.stream()
            .filter(line -> !line.prompt().isEmpty())
            .filter(line -> tokenizer.encodeWithSpecialTokens(line.text()).length <= longest)
            .limit(most)
            .toList();
  }

  @Override
  public Map<String, Double> measure(BatchDecoder decoder) {
    if (tasks.isEmpty()) {
      return Map.of();
    }
    var prompts = tasks.stream().map(t -> tokenizer.encodeWithSpecialTokens(t.prompt())).toList();
    var answers = decoder.greedy(prompts, END, LONGEST_ANSWER);
    var findings = 0L;
    var stated = 0L;
    var references = 0L;
    var known = 0L;
    var refusals = 0L;
    for (var i = 0; i < tasks.size(); i++) {
      var task = tasks.get(i);
      var answer = tokenizer.decode(answers.get(i));
      var wanted = matches(FINDING, task.prompt());
      findings += wanted.size();
      stated += wanted.stream().filter(answer::contains).count();
      var allowed = matches(REFERENCE, task.prompt());
      var used = matches(REFERENCE, answer);
      references += used.size();
      known += used.stream().filter(allowed::contains).count();
      refusals += answer.contains("<refuse>") == task.answer().contains("<refuse>") ? 1 : 0;
    }
    var result = new LinkedHashMap<String, Double>();
    result.put("stated", share(stated, findings));
    result.put("knownReferences", share(known, references));
    result.put("refusal", share(refusals, tasks.size()));
    return result;
  }

  private static java.util.Set<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
