package org.vademecum.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.text.Language;

/** Measures retrieval on the laboratory pack and its recorded questions, and holds it to floors. */
class LabReportRetrievalTest {
  private static final Path FOLDER = Path.of("..", "domains", "lab-report");

  @TempDir static Path temp;
  static Pack pack;
  static PassageIndex index;
  static List<Question> questions;

  record Question(Language language, String text, Set<String> passages, String refusal) {}

  @BeforeAll
  static void buildIndex() throws Exception {
    pack = PackLoader.load(FOLDER);
    new IndexBuilder(pack).addPassages(pack).write(temp.resolve("index"));
    index = PassageIndex.open(temp.resolve("index"));
    questions = new ArrayList<>();
    try (var files = Files.newDirectoryStream(FOLDER.resolve("teacher"), "questions*.jsonl")) {
      for (var file : files) {
        for (var line : Files.readAllLines(file)) {
          questions.add(question(line));
        }
      }
    }
  }

  @AfterAll
  static void closeIndex() {
    index.close();
  }

  private static Question question(String line) {
    var json = Json.read(line, "questions");
    var language = Language.of(json.get("language").asText());
    var passages =
        json.get("answer")
            .valueStream()
            .map(a -> a.get("passage").asText() + "." + language)
            .collect(Collectors.toSet());
    return new Question(
        language,
        json.get("question").asText(),
        passages,
        json.has("refuse") ? json.get("refuse").asText() : "");
  }

  @Test
  void eachPassagesMainSubjectFindsAPassageMainlyAboutItFirst() {
    for (var passage : pack.passages()) {
      if (passage.about().isEmpty()) {
        continue;
      }
      var subject = passage.about().getFirst();
      var hits =
          index.search(
              SearchRequest.forFinding(List.of(subject), passage.title(), passage.language(), 3));
      assertThat(hits.getFirst().id()).as(subject).isEqualTo(passage.indexId());
    }
  }

  @Test
  void recordedQuestionsFindTheirPassages() {
    for (var mode : Mode.values()) {
      for (var language : Language.values()) {
        var first = 0;
        var third = 0;
        var asked = 0;
        for (var q : questions) {
          if (q.language() != language || q.passages().isEmpty()) {
            continue;
          }
          asked++;
          var hits = index.search(SearchRequest.forQuestion(q.text(), language, 3).withMode(mode));
          var ids = hits.stream().map(Hit::id).toList();
          first += !ids.isEmpty() && q.passages().contains(ids.getFirst()) ? 1 : 0;
          var found = ids.stream().anyMatch(q.passages()::contains);
          third += found ? 1 : 0;
          if (!found && mode == Mode.LEXICAL && Boolean.getBoolean("show")) {
            System.out.println("MISS " + q.text() + " " + q.passages() + " -> " + ids);
          }
        }
        System.out.printf(
            Locale.ROOT,
            "%s %s: first %.3f, top 3 %.3f of %d%n",
            mode,
            language,
            first / (double) asked,
            third / (double) asked,
            asked);
      }
    }
  }

  @Test
  void coverageTellsQuestionsOfTheDomainFromOthers() {
    Map<String, List<Double>> coverages = new TreeMap<>();
    for (var q : questions) {
      var hits = index.search(SearchRequest.forQuestion(q.text(), q.language(), 3));
      var best = hits.stream().mapToDouble(Hit::coverage).max().orElse(0);
      var group = q.language() + " " + (q.refusal().isEmpty() ? "answered" : q.refusal());
      coverages.computeIfAbsent(group, k -> new ArrayList<>()).add(best);
    }
    coverages.forEach(
        (group, values) -> {
          values.sort(null);
          var n = values.size();
          System.out.printf(
              Locale.ROOT,
              "coverage %s n=%d p5 %.2f p10 %.2f p50 %.2f p90 %.2f p95 %.2f%n",
              group,
              n,
              values.get(n / 20),
              values.get(n / 10),
              values.get(n / 2),
              values.get(n * 9 / 10),
              values.get(n * 19 / 20));
        });
  }
}
