package org.vademecum.eval.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * HealthBench (Arora and others, 2025), the JSON Lines of May 2025, and files like it: a
 * conversation with rubrics that a good answer fulfils. The conversation is source and question,
 * the physicians' ideal answer, where there is one, the response; there is no label, because
 * rubrics judge what an answer should do and not what supports it.
 */
record HealthBench() implements CaseFormat {
  @Override
  public String name() {
    return "healthbench";
  }

  @Override
  public List<Set<String>> signatures() {
    return List.of(Set.of("prompt", "rubrics"));
  }

  @Override
  public Reader reader(PublishedFile file, List<PublishedFile> all) {
    return HealthBench::cases;
  }

  private static List<SupportCase> cases(Row row) {
    var turns = new ArrayList<String>();
    var last = "";
    for (var turn : row.fields().path("prompt")) {
      turns.add(turn.path("role").asText() + ": " + turn.path("content").asText());
      last = turn.path("role").asText().equals("user") ? turn.path("content").asText() : last;
    }
    if (turns.isEmpty()) {
      throw new Row.FaultyRow("no prompt");
    }
    var criteria = new ArrayList<SupportCase.Criterion>();
    for (var rubric : row.fields().path("rubrics")) {
      criteria.add(
          new SupportCase.Criterion(
              rubric.path("criterion").asText(), rubric.path("points").asDouble()));
    }
    var id = "healthbench-" + row.fields().path("prompt_id").asText("" + row.number());
    var source = String.join("\n", turns);
    var ideal = row.fields().path("ideal_completions_data").path("ideal_completion").asText(null);
    return List.of(
        new SupportCase(
            id,
            id,
            row.fields().path("example_tags").path(0).asText(null),
            source,
            last,
            ideal,
            null,
            SupportCase.language(source),
            List.of(),
            criteria));
  }
}
