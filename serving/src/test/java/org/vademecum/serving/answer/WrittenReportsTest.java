package org.vademecum.serving.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.rag.IndexBuilder;
import org.vademecum.rag.PassageIndex;

/** The project's own pack on reports that were written by hand, without a student. */
class WrittenReportsTest {
  private static final Path PACK = Path.of("../domains/lab-report");

  @TempDir private static Path folder;
  private static Pack pack;
  private static PassageIndex index;

  @BeforeAll
  static void open() {
    pack = PackLoader.load(PACK);
    new IndexBuilder(pack).addPassages(pack).write(folder);
    index = PassageIndex.open(folder);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @Test
  void reports_written_by_hand_are_read_as_they_were_written() {
    var score = new WrittenScore();
    var path = new AnswerPath(pack, index, null);
    for (var report : WrittenReport.read(PACK.resolve("eval/written.jsonl"))) {
      try {
        score.add(report, path.interpret(request(report)), "");
      } catch (Fault fault) {
        score.add(report, List.of(), fault.type() + ", " + fault.getMessage());
      }
    }
    System.out.println(score.text());
    assertThat(score.tally("flag accuracy").of()).isPositive();
    var soft = new SoftAssertions();
    soft.assertThat(share(score, "flag accuracy")).as("flag accuracy").isGreaterThanOrEqualTo(0.99);
    soft.assertThat(share(score, "critical recall")).as("critical recall").isEqualTo(1);
    soft.assertThat(share(score, "pattern recall"))
        .as("pattern recall")
        .isGreaterThanOrEqualTo(0.9);
    soft.assertThat(share(score, "over-call on normal reports"))
        .as("over-call on normal reports")
        .isLessThanOrEqualTo(0.03);
    soft.assertThat(share(score, "traps caught")).as("traps caught").isGreaterThanOrEqualTo(0.9);
    soft.assertThat(share(score, "false alarms")).as("false alarms").isLessThan(0.02);
    soft.assertAll();
  }

  private static double share(WrittenScore score, String name) {
    return score.tally(name).share();
  }

  private static AnswerRequest request(WrittenReport report) {
    return new AnswerRequest(
        report.content(),
        "report",
        List.of(),
        report.language(),
        report.audience(),
        "interpret",
        Arm.TEMPLATE);
  }
}
