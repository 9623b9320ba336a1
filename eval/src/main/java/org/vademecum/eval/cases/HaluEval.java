package org.vademecum.eval.cases;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * HaluEval (Li and others, 2023), the repository's {@code data/*_data.json}: question answering,
 * dialogue and summarization, each record with a right and a hallucinated answer, and general
 * answers with one label. General answers have no source but the query, so that no detector by
 * source can judge them fairly.
 */
record HaluEval() implements CaseFormat {
  @Override
  public String name() {
    return "halueval";
  }

  @Override
  public List<Set<String>> signatures() {
    return List.of(
        Set.of("hallucinated_answer", "right_answer"),
        Set.of("hallucinated_response", "right_response"),
        Set.of("hallucinated_summary", "right_summary"),
        Set.of("chatgpt_response", "hallucination_label"));
  }

  @Override
  public Reader reader(PublishedFile file, List<PublishedFile> all) {
    return HaluEval::cases;
  }

  private static List<SupportCase> cases(Row row) {
    if (row.has("hallucinated_answer")) {
      return pair(row, "qa", row.text("knowledge"), "question", "answer");
    }
    if (row.has("hallucinated_response")) {
      var source = row.text("knowledge") + "\n" + row.text("dialogue_history");
      return pair(row, "dialogue", source, "dialogue_history", "response");
    }
    if (row.has("hallucinated_summary")) {
      return pair(row, "summarization", row.text("document"), null, "summary");
    }
    var id = "halueval-general-" + row.number();
    var label =
        switch (row.text("hallucination_label").strip().toLowerCase(Locale.ROOT)) {
          case "yes" -> 0;
          case "no" -> 1;
          default -> throw new Row.FaultyRow("hallucination_label is neither yes nor no");
        };
    var query = row.text("user_query");
    return List.of(
        SupportCase.of(id, id, "general", query, query, row.text("chatgpt_response"), label));
  }

  private static List<SupportCase> pair(
      Row row,
      String task,
      String source,
      @org.jspecify.annotations.Nullable String question,
      String answer) {
    var group = "halueval-" + task + "-" + row.number();
    var asked = question == null ? null : row.text(question);
    return List.of(
        SupportCase.of(
            group + "-right", group, task, source, asked, row.text("right_" + answer), 1),
        SupportCase.of(
            group + "-hallucinated",
            group,
            task,
            source,
            asked,
            row.text("hallucinated_" + answer),
            0));
  }
}
