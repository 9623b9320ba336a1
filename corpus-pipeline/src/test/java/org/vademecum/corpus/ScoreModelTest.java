package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vademecum.teacher.Document;
import org.vademecum.teacher.DocumentVerdict;
import org.vademecum.teacher.RecordedVerdict;

class ScoreModelTest {
  private static final List<String> GOOD =
      List.of("ferritin", "anaemia", "interval", "specimen", "repeat", "铁蛋白降低", "复查标本");
  private static final List<String> BAD =
      List.of("discount", "holiday", "click", "shoes", "cheap", "优惠促销", "立即购买");

  private static List<RecordedVerdict> verdicts(int count) {
    var random = new Random(1);
    var verdicts = new ArrayList<RecordedVerdict>();
    for (var i = 0; i < count; i++) {
      var good = i % 2 == 0;
      var words = good ? GOOD : BAD;
      var text = new StringBuilder("document");
      for (var w = 0; w < 6; w++) {
        text.append(' ').append(words.get(random.nextInt(words.size())));
      }
      verdicts.add(
          new RecordedVerdict(
              new Document("v" + i, "en", text.toString()),
              new DocumentVerdict(good ? 5 : 0, List.of("made for the test")),
              "written for the test"));
    }
    return verdicts;
  }

  @Test
  void it_learns_what_the_teacher_likes_and_says_how_well() {
    var learned = ScoreModel.learn(verdicts(60)).orElseThrow();
    assertThat(learned.agreement().exact()).isGreaterThan(0.8);
    assertThat(learned.agreement().majority()).isEqualTo(0.5);
    assertThat(learned.agreement().useful().f1()).isGreaterThan(0.9);
    assertThat(learned.agreement().correlation()).isGreaterThan(0.8);
    assertThat(learned.model().score("anaemia and ferritin, 铁蛋白降低"))
        .isGreaterThan(learned.model().score("cheap shoes, 优惠促销") + 2);
  }

  @Test
  void too_few_verdicts_teach_nothing() {
    assertThat(ScoreModel.learn(verdicts(ScoreModel.FEWEST_VERDICTS - 1))).isEmpty();
  }

  @Test
  void sources_below_the_threshold_are_dropped_and_the_packs_own_stay() {
    var bad = Documents.source("cheap shoes").withTeacherScore(1.2);
    var dropped = TeacherScore.filtered(bad, 3);
    assertThat(dropped.reason()).isEqualTo(DropReason.LOW_TEACHER_SCORE);
    assertThat(dropped.detail()).isEqualTo("1.20, least 3.00");
    assertThat(TeacherScore.filtered(bad, 1.2).kept()).isTrue();
    assertThat(TeacherScore.filtered(Documents.own("x").withTeacherScore(0), 3).kept()).isTrue();
    assertThat(TeacherScore.filtered(Documents.source("not scored"), 3).kept()).isTrue();
  }
}
