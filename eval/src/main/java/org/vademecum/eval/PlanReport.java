package org.vademecum.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;

/**
 * {@code vade eval PACK --plan}: how many clusters and cases each gate of a pack needs, and what
 * differences between arms an earlier run could show. Reads files alone; nothing is started.
 */
final class PlanReport {
  private final StringBuilder text = new StringBuilder();

  private PlanReport() {}

  /**
   * The plan as text.
   *
   * @param folder of an earlier run; where it has none, only what holds without one is said
   */
  static String of(Pack pack, Path folder) {
    var earlier = Files.exists(folder.resolve(Results.CASES)) ? FinishedEval.read(folder) : null;
    return new PlanReport().write(pack, folder, earlier);
  }

  private String write(Pack pack, Path folder, @Nullable FinishedEval earlier) {
    text.append("plan of ").append(pack.name()).append(", 95% bounds over clusters; ");
    text.append(earlier == null ? "no earlier run in " : "earlier run: ").append(folder);
    text.append("\n\n");
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("gate", "at best", "as measured", "why"));
    for (var row : new GatePlans(earlier).of(Gates.read(pack))) {
      rows.add(List.of(row.gate(), row.atBest(), row.asMeasured(), row.why()));
    }
    table(rows.size() > 1 ? rows : List.of(List.of("the pack has no gates")));
    if (earlier != null && earlier.cases().size() > 1) {
      differences(earlier);
    }
    return text.toString();
  }

  private void differences(FinishedEval earlier) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("arms", "measure", "clusters", "least shown", "seen", "clusters for it"));
    for (var row : DifferencePlans.of(earlier)) {
      rows.add(
          List.of(
              row.arms(),
              row.measure(),
              String.valueOf(row.clusters()),
              row.least(),
              row.seen(),
              row.needs()));
    }
    text.append("\ndifferences in points, shown with power 0.8\n\n");
    table(rows);
  }

  private void table(List<List<String>> rows) {
    var columns = rows.getFirst().size();
    var widths =
        IntStream.range(0, columns)
            .map(c -> rows.stream().mapToInt(r -> r.get(c).length()).max().orElse(0))
            .toArray();
    for (var row : rows) {
      for (var c = 0; c < columns - 1; c++) {
        text.append(row.get(c)).repeat(' ', widths[c] - row.get(c).length() + 2);
      }
      text.append(row.getLast()).append('\n');
    }
  }
}
