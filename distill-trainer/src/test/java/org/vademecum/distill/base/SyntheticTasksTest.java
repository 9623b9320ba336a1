package org.vademecum.distill.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SyntheticTasksTest {
  private static final Pattern LINE = Pattern.compile("(<[FP]\\d>){1,3}(?!<[FP]).+");
  private static final Pattern TOKEN = Pattern.compile("<[a-zA-Z-]+\\d*>");
  private static final Pattern REFERENCE = Pattern.compile("<[FOPn]\\d+>");

  private final SyntheticTasks tasks = new SyntheticTasks(5);

  @Property(tries = 300)
  void everyLineOfAnAnswerCitesAndRefersToWhatThePromptHas(
      @ForAll @LongRange(min = 0, max = 1_000_000) long index,
      @ForAll @IntRange(min = 0, max = 3) int difficulty) {
    var task = tasks.task(index, difficulty);
    assertThat(task.prompt()).startsWith("<bos><").endsWith("\n<answer>");
    assertThat(task.answer()).endsWith("\n<end>");
    var body = task.answer().substring(0, task.answer().length() - "\n<end>".length());
    if (body.equals("<refuse>")) {
      return;
    }
    assertThat(body.split("\n")).allSatisfy(line -> assertThat(line).matches(LINE));
    assertThat(REFERENCE.matcher(body).results().map(r -> r.group()))
        .allSatisfy(reference -> assertThat(task.prompt()).contains(reference));
    assertThat(TOKEN.matcher(body).replaceAll("")).as(body).doesNotContainPattern("[0-9<>{}]");
    assertThat(task.prompt()).doesNotContain("{", "}", "<limit>");
  }

  @Property(tries = 200)
  void aRightAnswerHasAllSkills(
      @ForAll @LongRange(min = 0, max = 1_000_000) long index,
      @ForAll @IntRange(min = 0, max = 3) int difficulty) {
    var task = tasks.task(index, difficulty);
    var tally = new ReadingSkills.Tally();
    tally.add(task.expected(), task.answer());
    var shares = new java.util.HashMap<String, Double>();
    tally.put("x", shares);
    assertThat(shares.get("refusal.x")).isEqualTo(1);
    if (task.expected().findings() > 0) {
      assertThat(shares.get("stated.x")).as(task.text()).isEqualTo(1);
    }
    if (!task.expected().flags().isEmpty()) {
      assertThat(shares.get("direction.x")).as(task.text()).isEqualTo(1);
    }
    if (task.answer().contains("<P")) {
      assertThat(shares.get("cited.x")).as(task.text()).isIn(0.0, 1.0);
    }
  }

  @Test
  void theSameIndexGivesTheSameTask() {
    assertThat(new SyntheticTasks(5).task(17, 2)).isEqualTo(tasks.task(17, 2));
    assertThat(new SyntheticTasks(6).task(17, 2).text()).isNotEqualTo(tasks.task(17, 2).text());
  }

  @Test
  void aFlagIsSaidInHundredsOfForms() {
    for (var language : new String[] {"en", "zh"}) {
      var forms = new HashSet<String>();
      LongStream.range(0, 3000)
          .mapToObj(i -> tasks.task(i, 0, language).answer().lines().findFirst().orElse(""))
          .filter(line -> line.startsWith("<F1>") && line.contains("<v>"))
          .forEach(forms::add);
      assertThat(forms.size()).as(language).isGreaterThan(300);
    }
  }
}
