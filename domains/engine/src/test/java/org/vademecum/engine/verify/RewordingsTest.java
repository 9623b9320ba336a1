package org.vademecum.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.pack.KnowledgePassage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.text.Language;

/**
 * How the verifier stands to faithful rewordings of passages: it has to support most of them beside
 * their own passage, and hardly any beside another one. A seventh of the rewordings of the first
 * pack are looked at; they are what the thresholds were chosen on, and no evaluation case.
 */
class RewordingsTest {
  private static final Path FOLDER = Path.of("../lab-report");
  private static final int EVERY = 7;

  private static Pack pack;
  private static Verifier verifier;
  private static List<Rewording> rewordings;

  private record Rewording(String passage, Language language, String text) {}

  @BeforeAll
  static void readThePack() throws IOException {
    pack = PackLoader.load(FOLDER);
    verifier = new Verifier(pack);
    rewordings = new ArrayList<>();
    try (var files = Files.list(FOLDER.resolve("teacher"))) {
      for (var file : files.filter(RewordingsTest::explains).sorted().toList()) {
        var lines = Files.readAllLines(file);
        for (var i = 0; i < lines.size(); i += EVERY) {
          rewordings.add(rewording(lines.get(i)));
        }
      }
    }
  }

  private static boolean explains(Path file) {
    return file.getFileName().toString().startsWith("explanations");
  }

  private static Rewording rewording(String json) {
    var row =
        (Map<?, ?>)
            Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(json));
    return new Rewording(
        String.valueOf(row.get("passage")),
        Language.of(String.valueOf(row.get("language"))),
        String.valueOf(row.get("text")));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void mostAreSupportedByTheirPassageAndFewByAnother(Language language) {
    var passages =
        pack.passages().stream()
            .filter(p -> p.language() == language)
            .collect(Collectors.toMap(KnowledgePassage::id, p -> p));
    var all = List.copyOf(passages.values());
    var own = 0;
    var other = 0;
    var count = 0;
    for (var rewording : rewordings) {
      var passage = passages.get(rewording.passage());
      if (rewording.language() == language && passage != null) {
        var wrong = all.get((all.indexOf(passage) + 1 + count % (all.size() - 1)) % all.size());
        own += supported(rewording, passage);
        other += supported(rewording, wrong);
        count++;
      }
    }

    assertThat(count).isGreaterThan(50);
    assertThat((double) own / count).isGreaterThan(0.8);
    assertThat((double) other / count).isLessThan(0.05);
  }

  private static int supported(Rewording rewording, KnowledgePassage passage) {
    var evidence =
        new Evidence(
            List.of(),
            List.of(),
            List.of(new Passage(passage.id(), passage.title(), null, null, passage.text(), 1)));
    var verdict = verifier.verify(rewording.text(), rewording.language(), evidence, evidence);
    return verdict.status() == ClaimStatus.SUPPORTED ? 1 : 0;
  }
}
