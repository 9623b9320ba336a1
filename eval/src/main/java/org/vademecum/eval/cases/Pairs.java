package org.vademecum.eval.cases;

import java.util.List;
import java.util.Set;

/** The neutral form itself, and any file with {@code source} and {@code response}. */
record Pairs() implements CaseFormat {
  @Override
  public String name() {
    return "pairs";
  }

  @Override
  public List<Set<String>> signatures() {
    return List.of(Set.of("source", "response"));
  }

  @Override
  public Reader reader(PublishedFile file, List<PublishedFile> all) {
    return row -> {
      var id = row.fields().path("id").asText("" + row.number());
      var label = row.fields().path("label");
      if (!label.isMissingNode() && !label.isNull() && !label.asText().matches("[01]")) {
        throw new Row.FaultyRow("a label is 0 or 1: " + label.asText());
      }
      return List.of(
          SupportCase.of(
              id,
              row.fields().path("group").asText(id),
              row.fields().path("kind").asText(null),
              row.text("source"),
              row.fields().path("question").asText(null),
              row.text("response"),
              label.isMissingNode() || label.isNull() ? null : label.asInt()));
    };
  }
}
