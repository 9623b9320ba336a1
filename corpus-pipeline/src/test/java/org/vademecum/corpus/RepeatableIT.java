package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Stage;

/** The same sources give the same bytes: on any number of cores, in one run or in two. */
class RepeatableIT {
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  @TempDir Path folder;
  private Path first = Path.of("");
  private Path second = Path.of("");

  @BeforeEach
  void makeSources() throws IOException {
    first = Curated.source(folder.resolve("sources"), "first", 300, 1);
    second = Curated.source(folder.resolve("sources"), "second", 200, 1);
  }

  @AfterEach
  void reset() {
    System.clearProperty(PARTITIONS);
  }

  @Test
  void the_number_of_partitions_changes_no_byte() throws IOException {
    var sources = List.of(first, second);
    var one = folder.resolve("one");
    System.setProperty(PARTITIONS, "1");
    assertThat(Curated.run(one, "local[1]", sources)).isZero();
    var expected = Curated.files(one);
    var counts = Stage.read(one).orElseThrow().counts();
    assertThat(counts.get("dropped/EXACT_DUPLICATE")).isGreaterThan(200);
    assertThat(counts.get("dropped/NEAR_DUPLICATE")).isGreaterThan(20);
    for (var partitions : List.of("2", "4")) {
      System.setProperty(PARTITIONS, partitions);
      var out = folder.resolve("partitions-" + partitions);
      assertThat(Curated.run(out, "local[" + partitions + "]", sources)).isZero();
      Curated.expectEqual(out, expected);
    }
  }

  @Test
  void one_more_source_reads_that_source_alone_and_gives_what_one_run_over_all_gives()
      throws IOException {
    var out = folder.resolve("grown");
    assertThat(Curated.run(out, "local[2]", List.of(first))).isZero();
    var prepared = times(out);
    assertThat(Curated.run(out, "local[2]", List.of(first, second))).isZero();
    assertThat(times(out)).containsAllEntriesOf(prepared).hasSizeGreaterThan(prepared.size());

    var whole = folder.resolve("whole");
    assertThat(Curated.run(whole, "local[2]", List.of(second, first))).isZero();
    Curated.expectEqual(out, Curated.files(whole));
  }

  @Test
  void an_interrupted_run_goes_on_with_what_it_had_prepared() throws IOException {
    var out = folder.resolve("interrupted");
    assertThat(Curated.run(out, "local[2]", List.of(first, second))).isZero();
    var expected = Curated.files(out);
    var prepared = times(out);
    // As if it had been killed while it wrote: no manifest, one unit half-written, leftovers.
    Files.delete(out.resolve("manifest.json"));
    Files.createDirectories(out.resolve("_writing/documents"));
    Files.writeString(out.resolve("_writing/documents/part-00000"), "cut");
    var unit = prepared.firstKey().replaceFirst("/.*", "");
    var half = out.resolve("prepared").resolve(unit);
    Files.delete(half.resolve("_SUCCESS"));
    assertThat(Curated.run(out, "local[2]", List.of(first, second))).isZero();
    Curated.expectEqual(out, expected);
    assertThat(out.resolve("_writing")).doesNotExist();
    var kept = times(out);
    assertThat(prepared.entrySet().stream().filter(e -> e.getValue().equals(kept.get(e.getKey()))))
        .isNotEmpty();
  }

  // Files of prepared units with when they were written; similarities grow and are left out.
  private static TreeMap<String, FileTime> times(Path out) throws IOException {
    var times = new TreeMap<String, FileTime>();
    var root = out.resolve("prepared");
    try (var files = Files.walk(root)) {
      for (var file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        var name = root.relativize(file).toString();
        if (!name.startsWith("similar-")) {
          times.put(name, Files.getLastModifiedTime(file));
        }
      }
    }
    return times;
  }
}
