package org.vademecum.eval.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vademecum.cli.Fault;

/**
 * RAGTruth (Wu and others, 2024), the release of February 2024: {@code response.jsonl} with {@code
 * source_info.jsonl}, which may be given too or lie beside it. A response with any marked span is
 * not supported, also where the span is true of the world ({@code implicit_true}): its passages do
 * not say it. Structured sources are written as lines of {@code path: value}.
 */
record RagTruth() implements CaseFormat {
  private static final Set<String> SOURCE = Set.of("source_id", "source_info", "task_type");

  @Override
  public String name() {
    return "ragtruth";
  }

  @Override
  public List<Set<String>> signatures() {
    return List.of(Set.of("source_id", "labels", "response"), SOURCE);
  }

  @Override
  public Reader reader(PublishedFile file, List<PublishedFile> all) {
    if (file.rows().stream().anyMatch(RagTruth::isSource)) {
      return row -> List.of();
    }
    var sources = sources(file, all);
    return row -> List.of(one(row, sources));
  }

  private static boolean isSource(Row row) {
    return row.has(SOURCE.toArray(String[]::new));
  }

  private static Map<String, JsonNode> sources(PublishedFile file, List<PublishedFile> all) {
    var files = new ArrayList<>(all);
    var beside = file.file().resolveSibling("source_info.jsonl");
    if (all.stream().noneMatch(f -> f.rows().stream().anyMatch(RagTruth::isSource))) {
      if (!Files.exists(beside)) {
        throw Fault.input(
            "no-sources",
            "responses without their sources: " + file.file(),
            "give source_info.jsonl too, or put it beside the file");
      }
      files.add(PublishedFile.read(beside));
    }
    var sources = new HashMap<String, JsonNode>();
    files.forEach(
        f ->
            f.rows().stream()
                .filter(RagTruth::isSource)
                .forEach(r -> sources.put(r.fields().path("source_id").asText(), r.fields())));
    return sources;
  }

  private static SupportCase one(Row row, Map<String, JsonNode> sources) {
    var id = row.text("source_id");
    var source = sources.get(id);
    if (source == null) {
      throw new Row.FaultyRow("no source of the id " + id);
    }
    var info = source.path("source_info");
    var question = info.path("question").asText("");
    var text = info.has("passages") ? info.path("passages").asText() : Flat.text(info);
    var spans = new ArrayList<SupportCase.Span>();
    for (var label : row.fields().path("labels")) {
      spans.add(
          new SupportCase.Span(
              label.path("start").asInt(),
              label.path("end").asInt(),
              label.path("text").asText(),
              label.path("label_type").asText(null)));
    }
    var response = row.text("response");
    return new SupportCase(
        "ragtruth-" + row.text("id"),
        "ragtruth-" + id,
        source.path("task_type").asText(),
        text,
        question.isEmpty() ? null : question,
        response,
        spans.isEmpty() ? 1 : 0,
        SupportCase.language(response),
        spans,
        List.of());
  }
}
