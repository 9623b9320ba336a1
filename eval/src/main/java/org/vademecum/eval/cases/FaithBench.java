package org.vademecum.eval.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * FaithBench (Bao and others, NAACL 2025): {@code data_for_release/batch_*.json} or {@code
 * FaithBench.csv}. By the worst label of any annotator, as the authors' own script does it:
 * Questionable and Unwanted are not supported, Benign and unmarked are.
 */
record FaithBench() implements CaseFormat {
  @Override
  public String name() {
    return "faithbench";
  }

  @Override
  public List<Set<String>> signatures() {
    return List.of(
        Set.of("source", "summary", "annotations"), Set.of("source", "summary", "worst-label"));
  }

  @Override
  public Reader reader(PublishedFile file, List<PublishedFile> all) {
    var groups = new HashMap<String, String>();
    var name = String.valueOf(file.file().getFileName()).replaceFirst("\\.\\w+$", "");
    return row -> List.of(one(row, name, groups));
  }

  private static SupportCase one(Row row, String file, Map<String, String> groups) {
    var source = row.text("source");
    var id = "faithbench-" + file + "-" + row.number();
    var spans = new ArrayList<SupportCase.Span>();
    var worst = row.fields().path("worst-label").asText("Consistent");
    for (var annotation : row.fields().path("annotations")) {
      for (var label : annotation.path("label")) {
        worst = worse(worst, label.asText());
      }
      spans.add(
          new SupportCase.Span(
              annotation.path("summary_start").asInt(),
              annotation.path("summary_end").asInt(),
              annotation.path("summary_span").asText(),
              annotation.path("label").path(0).asText(null)));
    }
    var summary = row.text("summary");
    return new SupportCase(
        id,
        groups.computeIfAbsent(source, s -> id),
        worst,
        source,
        null,
        summary,
        severity(worst) >= 2 ? 0 : 1,
        SupportCase.language(summary),
        spans,
        List.of());
  }

  private static String worse(String first, String second) {
    var top = second.replaceFirst("\\..*", "");
    return severity(top) > severity(first) ? top : first;
  }

  private static int severity(String label) {
    return switch (label.replaceFirst("\\..*", "")) {
      case "Consistent" -> 0;
      case "Benign" -> 1;
      case "Questionable" -> 2;
      case "Unwanted" -> 3;
      default -> throw new Row.FaultyRow("no such label: " + label);
    };
  }
}
