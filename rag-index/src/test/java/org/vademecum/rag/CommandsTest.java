package org.vademecum.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Stage;

class CommandsTest {
  @TempDir Path temp;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Callable<Integer> command, String... args) {
    err.reset();
    return CommandRunner.run(command, new PrintStream(err, true, StandardCharsets.UTF_8), args);
  }

  private String pack() {
    return BenchPack.FOLDER.toString();
  }

  private int index(Path source, Path out) {
    return run(new IndexCommand(), pack(), "--source", source.toString(), "--out", out.toString());
  }

  @Test
  void indexesThePackOnceAndAgainOnlyByForce() {
    var out = temp.resolve("index");
    assertThat(run(new IndexCommand(), pack(), "--out", out.toString())).isZero();
    var first = Stage.read(out).orElseThrow();
    assertThat(first.counts()).containsEntry("passages", 12L);
    assertThat(run(new IndexCommand(), pack(), "--out", out.toString())).isZero();
    assertThat(Stage.read(out).orElseThrow()).isEqualTo(first);
    assertThat(run(new IndexCommand(), pack(), "--out", out.toString(), "--force")).isZero();
    assertThat(Stage.read(out).orElseThrow().startedAt()).isNotEqualTo(first.startedAt());
  }

  @Test
  void aRunHasSixColumnsAndEachDocumentOnce() throws Exception {
    var source = temp.resolve("documents.jsonl.gz");
    var longText = "The pump loses pressure when the valve is worn. ".repeat(60);
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(source))) {
      gzip.write(
          ("{\"id\":\"d 1\",\"title\":\"Pump\",\"text\":\""
                  + longText
                  + "\"}\n\n"
                  + "{\"id\":2,\"text\":\"A valve\",\"language\":\"en\"}\n"
                  + "{\"id\":\"3\",\"text\":\"阀门磨损\"}\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    var out = temp.resolve("index");
    assertThat(index(source, out)).isZero();
    var queries = temp.resolve("queries.tsv");
    Files.writeString(queries, "q1\tworn valve\nq2\t阀门\n");
    var run = temp.resolve("run.txt");
    assertThat(
            run(
                new SearchCommand(),
                pack(),
                "--index",
                out.toString(),
                "--queries",
                queries.toString(),
                "--run",
                run.toString(),
                "-k",
                "5"))
        .isZero();
    assertThat(Files.readAllLines(run))
        .hasSize(3)
        .allMatch(line -> line.matches("q[12] Q0 \\S+ \\d+ \\d+\\.\\d{6} vademecum-lexical"))
        .satisfiesOnlyOnce(line -> assertThat(line).startsWith("q1 Q0 d_1 "))
        .satisfiesOnlyOnce(line -> assertThat(line).startsWith("q1 Q0 2 "))
        .satisfiesOnlyOnce(line -> assertThat(line).startsWith("q2 Q0 3 1 "));
  }

  @Test
  void aFaultyLineIsNamed() throws Exception {
    var source = temp.resolve("bad.jsonl");
    for (var bad : new String[] {"{", "[1]", "{\"id\":\"a\"}", "{\"text\":\"b\"}", "nonsense"}) {
      Files.writeString(source, "{\"id\":\"ok\",\"text\":\"fine\"}\n" + bad + "\n");
      assertThat(index(source, temp.resolve("index"))).as(bad).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8)).as(bad).contains(source + ":2\n");
      assertThat(temp.resolve("index")).doesNotExist();
    }
  }

  @Test
  void anIdTwiceIsNamed() throws Exception {
    var source = temp.resolve("twice.jsonl");
    Files.writeString(source, "{\"id\":\"a\",\"text\":\"b\"}\n{\"id\":\"a\",\"text\":\"c\"}\n");
    assertThat(index(source, temp.resolve("index"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("an id twice, at " + source + ":2: a");
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws Exception {
    Files.writeString(temp.resolve("letter.txt"), "dear");
    assertThat(run(new IndexCommand(), pack(), "--out", temp.toString())).isEqualTo(2);
    assertThat(temp.resolve("letter.txt")).hasContent("dear");
  }

  @Test
  void aSearchWithoutAnIndexOrWithoutAQueryFails() {
    var nowhere = temp.resolve("nowhere").toString();
    assertThat(run(new SearchCommand(), pack(), "potassium", "--index", nowhere)).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("run: ./vade index PACK");
    assertThat(run(new SearchCommand(), pack(), "--index", nowhere)).isEqualTo(2);
  }
}
