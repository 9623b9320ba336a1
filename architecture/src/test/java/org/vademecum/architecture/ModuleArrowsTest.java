package org.vademecum.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of ARCHITECTURE.md: each module's package may use only the packages listed for it. */
class ModuleArrowsTest {
  private static final Path ROOT = Path.of("..");

  private static final Map<String, Path> MODULES =
      Map.of(
          "cli", ROOT.resolve("command-line"),
          "engine", ROOT.resolve("domains/engine"),
          "intake", ROOT.resolve("domains/intake"),
          "teacher", ROOT.resolve("teacher"),
          "student", ROOT.resolve("student-model"),
          "rag", ROOT.resolve("rag-index"),
          "corpus", ROOT.resolve("corpus-pipeline"),
          "distill", ROOT.resolve("distill-trainer"),
          "eval", ROOT.resolve("eval"),
          "serving", ROOT.resolve("serving"));

  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "cli", List.of(),
          "engine", List.of("cli"),
          "intake", List.of("cli", "engine"),
          "teacher", List.of("cli", "engine"),
          "student", List.of("cli"),
          "rag", List.of("cli", "engine"),
          "corpus", List.of("cli", "engine", "intake", "teacher"),
          "distill", List.of("cli", "engine", "rag", "student", "teacher"),
          "eval", List.of("cli", "engine"),
          "serving", List.of("cli", "engine", "intake", "rag", "student"));

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    var folders = MODULES.values().stream().map(m -> m.resolve("target/classes")).toList();
    assertThat(folders).allMatch(Files::isDirectory, "built; run ./vade test");
    classes = new ClassFileImporter().importPaths(folders.toArray(Path[]::new));
  }

  @TestFactory
  Stream<DynamicTest> each_module_uses_only_what_the_picture_allows() {
    return MODULES.keySet().stream()
        .sorted()
        .map(module -> DynamicTest.dynamicTest(module, () -> holds(module)));
  }

  private static void holds(String module) {
    assertThat(
            classes.stream().filter(c -> c.getPackageName().startsWith("org.vademecum." + module)))
        .as("classes of " + module)
        .isNotEmpty();
    var forbidden = new ArrayList<String>();
    for (var other : MODULES.keySet()) {
      if (!other.equals(module) && !MAY_USE.getOrDefault(module, List.of()).contains(other)) {
        forbidden.add("org.vademecum." + other + "..");
      }
    }
    noClasses()
        .that()
        .resideInAPackage("org.vademecum." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .allowEmptyShould(false)
        .check(classes);
  }

  @Test
  void spark_stays_in_the_corpus_pipeline_and_quarkus_in_serving_and_djl_in_the_trainer() {
    for (var home :
        Map.of("org.apache.spark..", "corpus", "io.quarkus..", "serving", "ai.djl..", "distill")
            .entrySet()) {
      noClasses()
          .that()
          .resideOutsideOfPackage("org.vademecum." + home.getValue() + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(home.getKey())
          .allowEmptyShould(false)
          .check(classes);
    }
  }

  @Test
  void no_class_prints_a_stack_trace_but_the_command_runner() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.vademecum.cli.CommandRunner")
        .should()
        .callMethod(Throwable.class, "printStackTrace")
        .allowEmptyShould(false)
        .check(classes);
  }
}
