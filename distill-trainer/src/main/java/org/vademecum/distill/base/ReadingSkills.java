package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.vademecum.distill.base.SyntheticTask.Flag;
import org.vademecum.distill.base.SyntheticTask.Refusal;
import org.vademecum.distill.train.BatchDecoder;
import org.vademecum.distill.train.SkillCheck;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * What the model can do with held-out tasks: state every finding, say the right direction, take
 * what it says from the passage that it cites, and refuse where no passage answers. Judged by the
 * words of the grammar, so only for synthetic tasks.
 */
public final class ReadingSkills implements SkillCheck {
  private static final int LONGEST_ANSWER = 200;
  private static final Pattern CITES = Pattern.compile("^((?:<[FP]\\d>)+)(.*)$");
  private static final Pattern HIGH =
      Pattern.compile(
          "\\b(high|raised|elevated|increased|above|higher|over)\\b|升高|偏高|增高|高于|超过",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LOW =
      Pattern.compile(
          "\\b(low|reduced|decreased|lowered|below|lower|under)\\b|降低|偏低|减低|低于",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ABNORMAL =
      Pattern.compile(
          "\\babnormal\\b|not as expected|outside what is expected|异常|不正常|不符",
          Pattern.CASE_INSENSITIVE);

  private final List<SyntheticTask> tasks;
  private final Tokenizer encoder;

  /**
   * @param perLanguage tasks of each language, of all difficulties alike
   */
  public ReadingSkills(long seed, int perLanguage, Tokenizer encoder) {
    var stream = new SyntheticTasks(seed);
    this.encoder = encoder;
    this.tasks = new ArrayList<>();
    for (var i = 0; i < 2 * perLanguage; i++) {
      tasks.add(stream.task(i, i / 2 % 4));
    }
  }

  @Override
  public Map<String, Double> measure(BatchDecoder decoder) {
    var result = new LinkedHashMap<String, Double>();
    for (var language : List.of("en", "zh")) {
      var some = tasks.stream().filter(t -> t.language().equals(language)).toList();
      var prompts = some.stream().map(t -> encoder.encodeWithSpecialTokens(t.prompt())).toList();
      var answers = decoder.greedy(prompts, SyntheticRows.end(), LONGEST_ANSWER);
      var tally = new Tally();
      for (var i = 0; i < some.size(); i++) {
        tally.add(some.get(i).expected(), encoder.decode(answers.get(i)));
      }
      tally.put(language, result);
      System.err.println(encoder.decode(answers.get(4)).replace("\n", " / "));
    }
    return result;
  }

  /** Counts over the tasks of a language. */
  static final class Tally {
    private int findings;
    private int stated;
    private int flags;
    private int rightDirections;
    private int citing;
    private int fromCited;
    private int refusals;
    private int tasks;

    void add(SyntheticTask.Expected expected, String answer) {
      tasks++;
      var refused = answer.contains("<refuse>");
      if (refused == (expected.refusal() == Refusal.EXPECTED)) {
        refusals++;
      }
      var lines =
          answer.lines().map(CITES::matcher).filter(java.util.regex.Matcher::matches).toList();
      for (var f = 1; f <= expected.findings(); f++) {
        var cite = "<F" + f + ">";
        findings++;
        stated += lines.stream().anyMatch(m -> m.group(1).contains(cite)) ? 1 : 0;
      }
      for (var flag : expected.flags()) {
        flags++;
        var said =
            lines.stream()
                .filter(m -> m.group(1).contains("<F" + flag.finding() + ">"))
                .map(m -> m.group(2))
                .filter(text -> text.contains("<O" + flag.observation() + ">"))
                .toList();
        rightDirections +=
            !said.isEmpty() && said.stream().allMatch(text -> right(text, flag)) ? 1 : 0;
      }
      for (var line : lines) {
        cited(line.group(1), line.group(2).toLowerCase(Locale.ROOT), expected.phrases());
      }
    }

    private static boolean right(String text, Flag flag) {
      return HIGH.matcher(text).find() == (flag.direction() == Direction.HIGH)
          && LOW.matcher(text).find() == (flag.direction() == Direction.LOW)
          && ABNORMAL.matcher(text).find() == (flag.direction() == Direction.ABNORMAL);
    }

    private void cited(String cites, String text, List<List<String>> phrases) {
      for (var p = 0; p < phrases.size(); p++) {
        if (cites.contains("<P" + (p + 1) + ">") && !text.contains("<n")) {
          citing++;
          var own = phrases.get(p);
          var others = phrases.stream().filter(list -> list != own).flatMap(List::stream).toList();
          fromCited +=
              own.stream().anyMatch(phrase -> text.contains(phrase.toLowerCase(Locale.ROOT)))
                      && others.stream()
                          .filter(phrase -> own.stream().noneMatch(o -> o.contains(phrase)))
                          .noneMatch(phrase -> text.contains(phrase.toLowerCase(Locale.ROOT)))
                  ? 1
                  : 0;
        }
      }
    }

    void put(String language, Map<String, Double> into) {
      into.put("stated." + language, share(stated, findings));
      into.put("direction." + language, share(rightDirections, flags));
      into.put("cited." + language, share(fromCited, citing));
      into.put("refusal." + language, share(refusals, tasks));
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }
  }
}
