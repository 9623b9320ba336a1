package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.PackLoader;

class PlanReportTest {
  @TempDir private Path folder;

  private FinishedEval earlier(int cases, int wrongEvery) {
    var good = new ArrayList<CaseResult>();
    var bad = new ArrayList<CaseResult>();
    for (var i = 0; i < cases; i++) {
      good.add(Judged.right(i, "good"));
      bad.add(i % wrongEvery == 0 ? Judged.wrong(i, "bad") : Judged.right(i, "bad"));
    }
    var results = Json.mapper().createObjectNode();
    return new FinishedEval("earlier", results, Map.of("good", good, "bad", bad));
  }

  @Test
  void a_gate_on_a_rate_says_how_many_clusters_it_needs_at_best_and_as_measured() {
    var gate = new Gates.Gate("bad", "hallucinatedResponses", null, 0.1);
    var without = new GatePlans(null).of(List.of(gate)).getFirst();
    // 1 - 0.025^(1/36) = 0.0974
    assertThat(without.atBest()).isEqualTo("36 clusters");
    assertThat(without.why()).isEqualTo("no earlier run");
    var row = new GatePlans(earlier(200, 20)).of(List.of(gate)).getFirst();
    assertThat(row.gate()).isEqualTo("bad hallucinatedResponses <= 0.1");
    assertThat(row.atBest()).isEqualTo("36 clusters, 72 cases");
    assertThat(row.asMeasured()).isEqualTo("37 clusters, 74 cases");
    assertThat(row.why()).startsWith("measured 0.0500, 2.0 cases a cluster");
  }

  @Test
  void a_rate_on_the_wrong_side_has_no_number_that_would_do() {
    var gate = new Gates.Gate("bad", "hallucinatedResponses", null, 0.02);
    var row = new GatePlans(earlier(200, 20)).of(List.of(gate)).getFirst();
    assertThat(row.asMeasured()).isEqualTo("–");
    assertThat(row.why()).contains("on the wrong side of the limit");
  }

  @Test
  void a_gate_on_a_count_needs_none_and_says_what_its_run_can_show() {
    var gate = new Gates.Gate("good", "inventedNumbers", null, 0.0);
    var row = new GatePlans(earlier(200, 20)).of(List.of(gate)).getFirst();
    assertThat(row.atBest()).isEqualTo("any");
    assertThat(row.why())
        .isEqualTo("a count is judged as observed; none in 100 clusters shows less than 3.6%");
  }

  @Test
  void differences_say_the_least_that_these_clusters_could_have_shown() {
    var rows = DifferencePlans.of(earlier(200, 4));
    var row =
        rows.stream()
            .filter(r -> r.measure().equals("answers with a hallucination"))
            .findFirst()
            .orElseThrow();
    assertThat(row.clusters()).isEqualTo(100);
    assertThat(row.seen()).matches("[+-]25\\.0");
    // s = 0.2513 of clusters that are half or wholly right: 2.80 * 0.2513 / 10
    assertThat(row.least()).isEqualTo("+7.0");
  }

  @Test
  void the_plan_of_a_pack_needs_no_earlier_run_and_starts_nothing() throws IOException {
    var pack = PackLoader.load(Path.of("../domains/lab-report"));
    var plan = PlanReport.of(pack, folder);
    assertThat(plan).contains("no earlier run in " + folder, "guard answerRate >= 0.95");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
