package org.vademecum.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
  void whatQuestionsCallThingsNamesThingsOfThePack() {
    var section = Objects.requireNonNull(pack.settings().at("names"));
    for (var key : section.keys()) {
      var parts = key.split("\\.", 2);
      var known =
          parts.length == 2
              ? pack.observables().byCode(parts[0]).isPresent()
                  && Set.of("high", "low", "abnormal").contains(parts[1])
              : key.equals("none")
                  || pack.observables().byCode(key).isPresent()
                  || pack.pattern(key).isPresent()
                  || pack.derivedQuantity(key).isPresent();
      assertThat(known).as(key).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachPatternsOwnPassageComesFirst(Language language) {
    for (var pattern : pack.patterns()) {
      var statement = pattern.statement().in(language);
      assertThat(first(pattern.id(), statement, language))
          .isEqualTo(pattern.passages().getFirst() + "." + language);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachDerivedQuantitysOwnPassageComesFirst(Language language) {
    for (var quantity : pack.derived()) {
      var name = quantity.name().in(language);
      assertThat(first(quantity.id(), name, language))
          .isEqualTo(quantity.passages().getFirst() + "." + language);
    }
  }

  private static String first(String subject, String text, Language language) {
    var hit =
        index.search(SearchRequest.forFinding(List.of(subject), text, language, 3)).getFirst();
    assertThat(hit.about().getFirst()).isEqualTo(subject);
    return hit.id();
  }

  @ParameterizedTest
  @CsvSource({
    "lexical, en, 0.88",
    "lexical, zh, 0.90",
    "hybrid, en, 0.88",
    "hybrid, zh, 0.90",
    "dense, en, 0.57",
    "dense, zh, 0.60"
  })
  void recordedQuestionsFindTheirPassageAmongTheFirstThree(String mode, String tag, double floor) {
    var language = Language.of(tag);
    var asked =
        questions.stream()
            .filter(q -> q.language() == language && !q.passages().isEmpty())
            .toList();
    var first = 0.0;
    var third = 0.0;
    for (var question : asked) {
      var request =
          SearchRequest.forQuestion(question.text(), language, 3)
              .withMode(Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
      var ids = index.search(request).stream().map(Hit::id).toList();
      first += !ids.isEmpty() && question.passages().contains(ids.getFirst()) ? 1 : 0;
      third += ids.stream().anyMatch(question.passages()::contains) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%s %s: first %.3f, top 3 %.3f of %d%n",
        mode,
        language,
        first / asked.size(),
        third / asked.size(),
        asked.size());
    assertThat(third / asked.size()).isGreaterThan(floor);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void coverageTellsQuestionsOfTheDomainFromOthers(Language language) {
    var answered = covered(language, "");
    var foreign = covered(language, "off-domain");
    System.out.printf(
        Locale.ROOT, "%s covered: answered %.3f, off-domain %.3f%n", language, answered, foreign);
    assertThat(answered).isGreaterThan(0.92);
    assertThat(foreign).isLessThan(0.08);
  }

  private static double covered(Language language, String refusal) {
    return questions.stream()
        .filter(q -> q.language() == language && q.refusal().equals(refusal))
        .mapToDouble(
            q ->
                index.search(SearchRequest.forQuestion(q.text(), language, 3)).stream()
                        .anyMatch(h -> h.coverage() >= PassageIndex.LEAST_COVERAGE)
                    ? 1
                    : 0)
        .average()
        .orElseThrow();
  }
}
