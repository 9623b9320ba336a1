package org.vademecum.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.pack.PackLoader;

/**
 * The code knows no domain: no term of the pack's tables stands in main Java, neither in code nor
 * in a string, outside comments. Terms are the names of observables and patterns that are long
 * enough to be nobody else's words.
 */
class NeutralCodeTest {
  private static final Path ROOT = Path.of("..");
  private static final int SHORTEST_LATIN = 6;
  private static final int SHORTEST_HAN = 3;

  @Test
  void no_term_of_a_pack_stands_in_main_java() throws IOException {
    var terms = terms();
    assertThat(terms).hasSizeGreaterThan(200);
    var found = new ArrayList<String>();
    var files = mainJava();
    assertThat(files).hasSizeGreaterThan(150);
    for (var file : files) {
      var code = withoutComments(Files.readString(file)).toLowerCase(Locale.ROOT);
      for (var term : terms) {
        if (containsWord(code, term)) {
          found.add(ROOT.relativize(file) + ": " + term);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static Set<String> terms() {
    var pack = PackLoader.load(ROOT.resolve("domains/lab-report"));
    var terms = new TreeSet<String>();
    for (var observable : pack.observables().all()) {
      terms.add(observable.name().en());
      terms.add(observable.name().zh());
      terms.addAll(observable.synonyms());
    }
    for (var pattern : pack.patterns()) {
      terms.add(pattern.id());
      terms.add(pattern.name().en());
      terms.add(pattern.name().zh());
    }
    var kept = new TreeSet<String>();
    for (var term : terms) {
      var han = term.codePoints().anyMatch(Character::isIdeographic);
      if (term.length() >= (han ? SHORTEST_HAN : SHORTEST_LATIN)) {
        kept.add(term.toLowerCase(Locale.ROOT));
      }
    }
    return kept;
  }

  private static List<Path> mainJava() throws IOException {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(f -> f.toString().contains("/src/main/java/"))
          .filter(f -> !f.startsWith(ROOT.resolve("work")))
          .toList();
    }
  }

  private static String withoutComments(String java) {
    return java.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("(?m)//.*$", " ");
  }

  private static boolean containsWord(String code, String term) {
    var at = code.indexOf(term);
    return at >= 0
        && Pattern.compile("(?<![a-z])" + Pattern.quote(term) + "(?![a-z])").matcher(code).find();
  }
}
