package org.vademecum.serving.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;

/** An installation in a temporary home, with the real launcher and a linked runtime. */
class DistCommandTest {
  private static final Path PACK = Path.of("src/test/resources/packs/machine-room");

  @TempDir private Path home = Path.of("");
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private @Nullable String formerHome;

  @BeforeEach
  void install() throws IOException {
    formerHome = System.getProperty("vade.home");
    System.setProperty("vade.home", home.toString());
    Files.copy(Path.of("../vade"), home.resolve("vade"));
    home.resolve("vade").toFile().setExecutable(true);
    write("work/machine-room/index/manifest.json");
    write("work/machine-room/student/manifest.json");
    write("work/machine-room/student/model-q8_0.gguf");
    write("serving/target/vademecum-serving-0.1.0.jar");
    write("serving/target/quarkus-app/quarkus-run.jar");
    write("serving/target/quarkus-app/lib/main/library.jar");
    var library = write("elsewhere/library.jar");
    Files.writeString(home.resolve("serving/target/classpath.txt"), library.toString());
  }

  @AfterEach
  void restoreHome() {
    if (formerHome == null) {
      System.clearProperty("vade.home");
    } else {
      System.setProperty("vade.home", formerHome);
    }
  }

  @Test
  void the_folder_has_all_parts_and_is_made_again_without_its_work() throws Exception {
    var out = home.resolve("edge");
    assertThat(dist(out)).as(said()).isZero();
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "README.txt", "lib", "machine-room.vade", "runtime", "service", "vade");
    assertThat(out.resolve("lib").toFile().list())
        .containsExactlyInAnyOrder("library.jar", "vademecum-serving-0.1.0.jar");
    assertThat(out.resolve("service/lib/main/library.jar")).exists();
    assertThat(Files.readString(out.resolve("README.txt")))
        .contains("./vade serve machine-room.vade", "./vade interpret 文件 --pack machine-room.vade");
    assertThat(output(out.resolve("runtime/bin/java"), "--list-modules"))
        .contains("jdk.incubator.vector@", "java.sql@")
        .doesNotContain("jdk.compiler@");
    assertThat(output(out.resolve("vade"), "distill", "machine-room"))
        .startsWith("vade: not in an edge folder: distill\n  remedy: ");

    var kept = Files.createDirectories(out.resolve("work/machine-room")).resolve("site.key");
    Files.writeString(kept, "kept");
    Files.writeString(out.resolve("lib/old.jar"), "of an earlier version");
    assertThat(dist(out)).as(said()).isZero();
    assertThat(kept).hasContent("kept");
    assertThat(out.resolve("lib/old.jar")).doesNotExist();
    assertThat(out.resolve("runtime/bin/java")).isExecutable();
    assertThat(out.resolve(".partial")).doesNotExist();
  }

  @Test
  void a_missing_student_or_index_is_named_with_the_command_that_makes_it() throws IOException {
    Files.delete(home.resolve("work/machine-room/student/model-q8_0.gguf"));
    assertThat(dist(home.resolve("edge"))).isEqualTo(3);
    assertThat(said()).contains("remedy: run ./vade distill " + PACK);

    Files.delete(home.resolve("work/machine-room/index/manifest.json"));
    assertThat(dist(home.resolve("edge"))).isEqualTo(3);
    assertThat(said()).contains("remedy: run ./vade index " + PACK);
    assertThat(home.resolve("edge")).doesNotExist();
  }

  @Test
  void a_folder_of_something_else_is_left_alone() throws IOException {
    var thesis = write("documents/thesis.txt");
    assertThat(dist(home.resolve("documents"))).isEqualTo(2);
    assertThat(said())
        .startsWith("vade: neither empty nor an edge folder: " + home.resolve("documents"));
    assertThat(home.resolve("documents")).isDirectoryContaining(thesis::equals);
  }

  @Test
  void what_is_not_built_is_named() throws IOException {
    Files.delete(home.resolve("serving/target/classpath.txt"));
    assertThat(dist(home.resolve("edge"))).isEqualTo(3);
    assertThat(said())
        .startsWith("vade: not built: " + home.resolve("serving/target/classpath.txt"));
  }

  @Test
  void too_little_space_is_told_before_anything_is_written() {
    assertThatThrownBy(() -> EdgeFolder.requireSpace(300L << 20, 299L << 20, Path.of("/edge")))
        .isInstanceOf(Fault.class)
        .hasMessage("300 MB are needed and 299 MB are free at /edge");
  }

  private int dist(Path out) {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return CommandRunner.run(new DistCommand(), stream, PACK.toString(), "--out", out.toString());
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path write(String name) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "{}");
  }

  private static String output(Path program, String... arguments)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
