package org.vademecum.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.cli.Fault;
import org.vademecum.engine.text.Language;

class PassageIndexTest {
  @TempDir static Path temp;
  private static PassageIndex index;

  @BeforeAll
  static void buildIndex() {
    var pack = BenchPack.load();
    var builder = new IndexBuilder(pack).addPassages(pack);
    builder.add(
        new IndexDocument(
            "leaflet", "leaflet", "plain", Language.EN, "", null, null, List.of(), "Potassium."));
    builder.write(temp.resolve("index"));
    index = PassageIndex.open(temp.resolve("index"));
  }

  @AfterAll
  static void closeIndex() {
    index.close();
  }

  private static List<String> ids(SearchRequest request) {
    return index.search(request).stream().map(Hit::id).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "GPT is high, en, alt-high.en",
    "谷丙转氨酶高怎么办, zh, alt-high.zh",
    "GPT偏高, zh, alt-high.zh",
    "why is my A1c up, en, hba1c-high.en",
    "CA 19-9 above normal, en, ca199-high.en",
    "135.6, en, na-low.en",
    "血钠 135.6, zh, na-low.zh",
    "K is low, en, k-low.en",
    "血钾太低, zh, k-low.zh",
    "low sodium and high potassium, en, na-low.en",
  })
  void aQuestionFindsItsPassageFirst(String question, String language, String expected) {
    var request = SearchRequest.forQuestion(question, Language.of(language), 3);
    assertThat(ids(request).getFirst()).isEqualTo(expected);
  }

  @Test
  void theMainSubjectComesBeforeOtherSubjectsAndThoseBeforeText() {
    var request =
        SearchRequest.forFinding(List.of("K.high"), "low potassium vomiting", Language.EN, 3);
    assertThat(ids(request)).containsExactly("k-high.en", "na-low.en", "k-low.en");
  }

  @Test
  void subjectsAloneAreEnough() {
    var request = SearchRequest.forFinding(List.of("high-potassium-and-enzyme"), "", null, 5);
    assertThat(ids(request)).containsExactly("k-high.en", "k-high.zh");
    assertThat(index.search(request).getFirst().coverage()).isZero();
  }

  @Test
  void aLanguageLeavesOutTheOther() {
    var both = ids(SearchRequest.forQuestion("ALT", null, 10));
    assertThat(both).contains("alt-high.en", "alt-high.zh");
    assertThat(ids(SearchRequest.forQuestion("ALT", Language.ZH, 10)))
        .contains("alt-high.zh")
        .allMatch(id -> id.endsWith(".zh"));
  }

  @Test
  void kindsLeaveOutTheOthers() {
    var request = SearchRequest.forQuestion("potassium", Language.EN, 10);
    assertThat(ids(request.withKinds(Set.of("plain")))).containsExactly("leaflet");
    assertThat(ids(request.withKinds(Set.of(IndexDocument.KNOWLEDGE)))).doesNotContain("leaflet");
  }

  @Test
  void aQuestionOfAnotherDomainIsCoveredLittleOrFindsNothing() {
    assertThat(index.search(SearchRequest.forQuestion("best pizza in Rome", Language.EN, 3)))
        .isEmpty();
    assertThat(index.search(SearchRequest.forQuestion("今天天气好吗", Language.ZH, 3)))
        .allMatch(hit -> hit.coverage() < 0.2);
    assertThat(index.search(SearchRequest.forQuestion("GPT is raised", Language.EN, 1)))
        .singleElement()
        .satisfies(hit -> assertThat(hit.coverage()).isEqualTo(1));
    assertThat(index.search(SearchRequest.forQuestion("potassium bicycle insurance", null, 1)))
        .singleElement()
        .satisfies(hit -> assertThat(hit.coverage()).isBetween(0.05, 0.5));
  }

  @Test
  void hitsCarryTheirSourceIntoEvidence() {
    var hit = index.search(SearchRequest.forQuestion("GPT", Language.EN, 1)).getFirst();
    var passage = hit.toPassage("P1");
    assertThat(passage.id()).isEqualTo("P1");
    assertThat(passage.title()).isEqualTo("Raised alanine aminotransferase");
    assertThat(passage.source()).isEqualTo("test");
    assertThat(passage.edition()).isEqualTo("1");
    assertThat(passage.score()).isEqualTo(hit.score());
  }

  @Test
  void everyModeGivesTheSameHitsTwiceAndFromSeveralThreads() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var mode : Mode.values()) {
        var request = SearchRequest.forQuestion("potassium 血钾 high", null, 8).withMode(mode);
        var once = index.search(request);
        assertThat(once).isNotEmpty();
        Callable<List<Hit>> again = () -> index.search(request);
        for (var result : threads.invokeAll(List.of(again, again, again, again))) {
          assertThat(result.get()).isEqualTo(once);
        }
      }
    }
  }

  @Test
  void hitsOfEqualScoreComeInTheOrderOfTheirIds() {
    var pack = BenchPack.load();
    var builder = new IndexBuilder(pack);
    for (var id : List.of("c", "a", "d", "b")) {
      builder.add(
          new IndexDocument(
              id, id, "plain", Language.EN, "", null, null, List.of(), "The same words."));
    }
    builder.write(temp.resolve("equal"));
    try (var equal = PassageIndex.open(temp.resolve("equal"))) {
      assertThat(equal.search(SearchRequest.forQuestion("same words", null, 3)))
          .extracting(Hit::id)
          .containsExactly("a", "b", "c");
    }
  }

  @Test
  void denseForgivesSpelling() {
    var request = SearchRequest.forQuestion("potasium vomitting", Language.EN, 1);
    assertThat(ids(request.withMode(Mode.DENSE))).containsExactly("k-low.en");
  }

  @Test
  void aQuestionWithoutTermsFindsNothing() {
    for (var mode : Mode.values()) {
      assertThat(ids(SearchRequest.forQuestion("?!", null, 3).withMode(mode))).isEmpty();
    }
  }

  @Test
  void aVeryLongQuestionIsSearchedAllTheSame() {
    var words = new StringBuilder("potassium ");
    for (var i = 0; i < 5000; i++) {
      words.append("word").append(i).append(' ');
    }
    assertThat(ids(SearchRequest.forQuestion(words.toString(), Language.EN, 1))).hasSize(1);
  }

  @Test
  void withoutAnIndexItSaysWhatToRun() {
    assertThatThrownBy(() -> PassageIndex.open(temp.resolve("nothing")))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.type()).isEqualTo("no-index");
              assertThat(fault.detail()).isEqualTo("no index: " + temp.resolve("nothing"));
              assertThat(fault.remedy()).isEqualTo("run: ./vade index PACK");
            });
  }
}
