package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Json;
import org.vademecum.cli.Stage;

/** Unequal data, too little memory, a disk that takes no more. */
class ScarceResourcesIT {
  private static final String SPILL = "spark.shuffle.spill.numElementsForceSpillThreshold";
  private static final int FILE_LIMIT_KIB = 768;

  @TempDir Path folder;

  @AfterEach
  void reset() {
    System.clearProperty(SPILL);
  }

  @Test
  void copies_without_number_and_one_huge_text_spill_to_the_disk_and_change_no_byte()
      throws IOException {
    var sources = List.of(skewed(), Curated.source(folder.resolve("sources"), "even", 200, 3));
    var ample = folder.resolve("ample");
    assertThat(Curated.run(ample, "local[2]", sources)).isZero();
    assertThat(total(ample, "spilledBytes/")).isZero();

    System.setProperty(SPILL, "40");
    var scarce = folder.resolve("scarce");
    assertThat(Curated.run(scarce, "local[2]", sources)).isZero();
    assertThat(total(scarce, "spilledBytes/")).isPositive();
    Curated.expectEqual(scarce, Curated.files(ample));
    var counts = Stage.read(scarce).orElseThrow().counts();
    assertThat(counts.get("dropped/EXACT_DUPLICATE")).isGreaterThanOrEqualTo(1000);
    assertThat(counts.get("peakHeapBytes/duplicates")).isPositive();
  }

  // A cluster of a thousand copies, another of two hundred near copies, and one text as long as a
  // book.
  private Path skewed() throws IOException {
    var random = new Random(4);
    var words =
        "the valve of a room fan opens when air is warm and closes before it cools".split(" ");
    var lines = new ArrayList<String>();
    var base = text(words, 120, random);
    for (var i = 0; i < 1000; i++) {
      lines.add(row("copy-" + i, base));
    }
    for (var i = 0; i < 200; i++) {
      var near = base.split(" ");
      near[random.nextInt(near.length)] = "number" + i;
      lines.add(row("near-" + i, String.join(" ", near)));
    }
    lines.add(row("huge", text(words, 60_000, random)));
    return Files.write(
        Files.createDirectories(folder.resolve("sources")).resolve("skewed.jsonl"), lines);
  }

  private static String row(String id, String text) {
    return Json.write(Map.of("id", id, "text", text));
  }

  private static String text(String[] words, int length, Random random) {
    var text = new StringBuilder("Note");
    for (var i = 0; i < length; i++) {
      text.append(' ').append(words[random.nextInt(words.length)]);
      if (i % 15 == 14) {
        text.append('.');
      }
    }
    return text.append('.').toString();
  }

  private static long total(Path out, String prefix) {
    return Stage.read(out).orElseThrow().counts().entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void a_disk_that_takes_no_more_ends_with_a_plain_error_and_leaves_the_former_corpus()
      throws Exception {
    var first = Curated.source(folder.resolve("sources"), "first", 200, 5);
    var out = folder.resolve("corpus");
    assertThat(Curated.run(out, "local[2]", List.of(first))).isZero();
    var before = Curated.files(out);
    var large = noise(folder.resolve("sources/large.jsonl"));

    var log = folder.resolve("log");
    var code = runLimited(out, List.of(first, large), log);
    var said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(code).as(said).isEqualTo(3);
    assertThat(said).contains("the disk is full").contains("free space").doesNotContain("\tat ");
    Curated.expectEqual(out, before);
    assertThat(out.resolve("_writing")).doesNotExist();

    assertThat(Curated.run(out, "local[2]", List.of(first, large))).isZero();
    assertThat(Stage.read(out).orElseThrow().counts().get("read")).isGreaterThan(200);
  }

  // Texts that do not compress, so that each part of the output is larger than the limit.
  private static Path noise(Path file) throws IOException {
    var random = new Random(6);
    var lines = new ArrayList<String>();
    for (var i = 0; i < 600; i++) {
      var text = new StringBuilder("The air of the room");
      while (text.length() < 10_000) {
        text.append(' ').append(Long.toString(random.nextLong() >>> 20, 36)).append(" of the");
      }
      lines.add(row("noise-" + i, text.append('.').toString()));
    }
    return Files.write(file, lines);
  }

  // A limit on the size of files is what a full disk is to a program, and needs no file system.
  private static int runLimited(Path out, List<Path> sources, Path log)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.addAll(List.of("bash", "-c", "ulimit -f " + FILE_LIMIT_KIB + "; exec \"$@\"", "bash"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    System.getProperties().stringPropertyNames().stream()
        .filter(p -> p.equals("vade.home"))
        .forEach(p -> command.add("-D" + p + "=" + System.getProperty(p)));
    java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-opens") || a.startsWith("--sun-misc"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CurateCommand.class.getName(), "../domains/_template"));
    command.addAll(List.of("--master", "local[2]", "--out", out.toString()));
    for (var source : sources) {
      command.addAll(List.of("--source", source.toString()));
    }
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
