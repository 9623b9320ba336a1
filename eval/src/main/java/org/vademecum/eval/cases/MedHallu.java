package org.vademecum.eval.cases;

import java.util.List;
import java.util.Set;

/**
 * MedHallu (Pandit and others, 2025), the columns of the release of February 2025 ({@code
 * pqa_labeled} and {@code pqa_artificial}), saved as CSV, JSON Lines or JSON. The knowledge is a
 * list of sentences; in a CSV it is Python's way of printing one, whose brackets and quotes go.
 */
record MedHallu() implements CaseFormat {
  @Override
  public String name() {
    return "medhallu";
  }

  @Override
  public List<Set<String>> signatures() {
    return List.of(Set.of("Question", "Knowledge", "Ground Truth", "Hallucinated Answer"));
  }

  @Override
  public Reader reader(PublishedFile file, List<PublishedFile> all) {
    return row -> {
      var group = "medhallu-" + row.number();
      var source = knowledge(row);
      var question = row.text("Question");
      var kind = row.fields().path("Category of Hallucination").asText(null);
      return List.of(
          SupportCase.of(
              group + "-right", group, null, source, question, row.text("Ground Truth"), 1),
          SupportCase.of(
              group + "-hallucinated",
              group,
              kind,
              source,
              question,
              row.text("Hallucinated Answer"),
              0));
    };
  }

  private static String knowledge(Row row) {
    var knowledge = row.fields().path("Knowledge");
    if (!knowledge.isTextual()) {
      var text = new StringBuilder();
      knowledge.forEach(k -> text.append(k.asText()).append(' '));
      if (text.isEmpty()) {
        throw new Row.FaultyRow("no Knowledge");
      }
      return text.toString().strip();
    }
    var text = row.text("Knowledge").strip();
    return text.startsWith("[") && text.endsWith("]")
        ? text.substring(1, text.length() - 1)
            .replaceAll("(['\"]),?\\s+(['\"])", " ")
            .replaceAll("^['\"]|['\"]$", "")
        : text;
  }
}
