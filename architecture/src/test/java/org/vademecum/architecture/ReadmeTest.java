package org.vademecum.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the READMEs show is what the program prints, and what the launcher lists exists. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern CONSOLE =
      Pattern.compile("```console\\n\\$ (\\./vade [^\\n]*)\\n(.*?)\\n```", Pattern.DOTALL);

  @TempDir private static Path scratch;

  record Example(String file, String command, String output) {}

  @BeforeAll
  static void index() throws Exception {
    if (!Files.exists(ROOT.resolve("work/lab-report/index/manifest.json"))) {
      assertThat(run("./vade index lab-report").exit()).isZero();
    }
  }

  @TestFactory
  Stream<DynamicTest> every_example_prints_what_the_readme_shows() throws IOException {
    var examples = new ArrayList<Example>();
    for (var file : List.of("README.md", "README.zh-CN.md")) {
      var matcher = CONSOLE.matcher(Files.readString(ROOT.resolve(file)));
      while (matcher.find()) {
        examples.add(new Example(file, matcher.group(1), matcher.group(2)));
      }
    }
    assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    return examples.stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.file() + ": " + e.command(),
                    () -> {
                      var ran = run(e.command());
                      assertThat(ran.output().strip()).isEqualTo(e.output().strip());
                      assertThat(ran.exit()).isZero();
                    }));
  }

  @Test
  void an_unknown_command_is_refused_with_a_remedy() throws Exception {
    var ran = run("./vade no-such-command");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(Files.readString(scratch.resolve("err")))
        .contains("no such command: no-such-command")
        .contains("remedy: ./vade help");
  }

  record Ran(String output, int exit) {}

  private static Ran run(String command) throws Exception {
    var builder = new ProcessBuilder("bash", "-c", command).directory(ROOT.toFile());
    builder.environment().put("VADE_BUILT", "yes");
    builder.redirectError(scratch.resolve("err").toFile());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ran(output, process.exitValue());
  }
}
