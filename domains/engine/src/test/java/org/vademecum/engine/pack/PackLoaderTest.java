package org.vademecum.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Fault;
import org.vademecum.engine.LabReport;

class PackLoaderTest {
  @TempDir private Path folder;
  private Path pack;

  @BeforeEach
  void copyTheTemplate() throws IOException {
    pack = folder.resolve("_template");
    try (var files = Files.walk(Path.of("../_template"))) {
      for (var file : files.toList()) {
        var target = pack.resolve(Path.of("../_template").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private void replace(String file, String what, String with) throws IOException {
    var path = pack.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(what);
    Files.writeString(path, text.replace(what, with));
  }

  private void append(String file, String line) throws IOException {
    Files.writeString(
        pack.resolve(file),
        Files.readString(pack.resolve(file)).stripTrailing() + "\n" + line + "\n");
  }

  @Test
  void the_template_and_the_projects_own_pack_load_without_a_problem() {
    assertThat(PackLoader.check(pack).problems()).isEmpty();
    assertThat(LabReport.pack().observables().all()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(LabReport.pack().patterns()).hasSizeGreaterThanOrEqualTo(25);
    assertThat(LabReport.pack().passages()).hasSizeGreaterThanOrEqualTo(240);
  }

  @Test
  void all_problems_are_reported_at_once_with_file_and_line() throws IOException {
    append("intervals.csv", "NOSUCH,any,,,1,2,2026,made up");
    append("critical.csv", "NOSUCH,,,,,,made up");
    replace("pack.yaml", "version:", "version-of-it:");
    var problems = PackLoader.check(pack).problems();
    assertThat(problems)
        .extracting(PackProblem::file)
        .contains("intervals.csv", "critical.csv", "pack.yaml");
    var lines = Files.readAllLines(pack.resolve("intervals.csv"));
    assertThat(problems)
        .anyMatch(
            p ->
                p.file().equals("intervals.csv")
                    && p.line() == lines.size()
                    && p.message().startsWith("no such observable: NOSUCH"));
  }

  @Test
  void a_misspelt_code_is_answered_with_the_one_that_is_meant() throws IOException {
    var code = PackLoader.load(pack).observables().all().iterator().next().code();
    append("intervals.csv", code + "X,any,,,1,2,2026,made up");
    assertThat(PackLoader.check(pack).problems())
        .anyMatch(p -> p.message().endsWith("did you mean " + code + "?"));
  }

  @Test
  void a_condition_that_does_not_compile_is_a_problem_of_its_line() throws IOException {
    append("patterns.yaml", "- id: broken\n  when: NOSUCH.low &&");
    assertThat(PackLoader.check(pack).problems())
        .anyMatch(
            p ->
                p.file().equals("patterns.yaml")
                    && p.message().startsWith("not a valid expression: NOSUCH.low &&"));
  }

  @Test
  void what_is_no_pack_is_refused_with_a_remedy() {
    assertThatThrownBy(() -> PackLoader.load(folder))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.type()).isEqualTo("no-such-pack"))
        .hasMessage("no pack (a folder with pack.yaml): " + folder);
  }

  @Test
  void faults_in_variation_areas_and_layouts_are_named() throws IOException {
    var code = PackLoader.load(pack).observables().all().iterator().next().code();
    Files.writeString(
        pack.resolve("variation.csv"),
        "observable,within,analytical,identity,source\nNOSUCH,5,2,,made up\n%s,-5,2,maybe,made up\n"
            .formatted(code));
    Files.writeString(
        pack.resolve("areas.yaml"),
        "- id: a\n  name: {en: A, zh: 甲}\n  panels: [nosuch]\n  recheck: {mild: {en: x, zh: y}}\n");
    append("pack.yaml", "layouts: {nosuch: {by: area, curse: true}}");
    assertThat(PackLoader.check(pack).problems())
        .extracting(PackProblem::message)
        .anyMatch(m -> m.startsWith("no such observable: NOSUCH"))
        .anyMatch(m -> m.startsWith("variation in percent"))
        .anyMatch(m -> m.startsWith("identity is yes or empty: maybe"))
        .anyMatch(m -> m.contains("panel in observables.csv: nosuch"))
        .anyMatch(m -> m.equals("missing key: moderate"))
        .anyMatch(m -> m.startsWith("no such task: nosuch"))
        .anyMatch(m -> m.contains("key of a layout: curse"))
        .anyMatch(m -> m.equals("missing statement: area"))
        .anyMatch(m -> m.equals("missing key: priority"));
  }

  @Test
  void every_panel_of_the_projects_own_pack_is_in_an_area() {
    var own = LabReport.pack();
    assertThat(own.observables().all()).allMatch(o -> own.area(o).isPresent(), "has an area");
    assertThat(own.variations()).hasSizeGreaterThan(80);
  }
}
