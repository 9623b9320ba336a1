package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Json;
import org.vademecum.cli.Stage;

/** The whole command on a small mixed set, on a real local Spark. */
class CurateIT {
  private static final String AISLE =
      "The air in an aisle of a machine room warms when a fan stops, because less heat is carried"
          + " away than the machines give off. Most rooms have a second sensor behind the racks, and"
          + " a reading is checked there before anybody changes the setting of the cooling, since a"
          + " single sensor in a stream of warm air says little about the room as a whole.";
  private static final String LEAKED =
      "An operator on duty who sees three sensors above their limits opens the second valve first.";

  private static final String ANOTHER =
      "Zones of a room stand here under an id that another text of the same source has too, which is no reason to lose either of them, so that both texts must stay.";

  @TempDir Path folder;

  @Test
  void a_mixed_set_is_curated_twice_alike_also_after_an_interruption() throws IOException {
    var pack = pack();
    var sources = sources();
    var first = folder.resolve("first");
    var second = folder.resolve("second");
    assertThat(curate(pack, sources, first)).isZero();
    expectEveryReason(first);
    expectTraining(first);

    // What an interrupted run leaves: files, some of them cut short, and no manifest.
    Files.createDirectories(second.resolve("training"));
    Files.writeString(second.resolve("training/train.jsonl.gz"), "cut");
    Files.writeString(second.resolve("leftover"), "x");
    assertThat(curate(pack, sources, second)).isZero();
    assertThat(second.resolve("leftover")).doesNotExist();
    for (var file : List.of("stats.json", "report.html", "training/train.jsonl.gz")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }

    var manifest = Stage.read(second).orElseThrow();
    assertThat(manifest.counts()).containsEntry("dropped/NEAR_DUPLICATE", 1L);
    assertThat(curate(pack, sources, second)).isZero();
    assertThat(Stage.read(second)).contains(manifest);
  }

  private static void expectEveryReason(Path out) throws IOException {
    var stats = Json.read(Files.readString(out.resolve("stats.json")), "stats.json");
    var dropped = new TreeMap<String, Long>();
    stats.path("dropped").properties().forEach(e -> dropped.put(e.getKey(), e.getValue().asLong()));
    assertThat(dropped)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CONTAMINATED", 1L,
                "EXACT_DUPLICATE", 2L,
                "NEAR_DUPLICATE", 1L,
                "OTHER_LANGUAGE", 1L,
                "TOO_SHORT", 1L,
                "UNREADABLE_ROW", 1L));
  }

  private static void expectTraining(Path out) throws IOException {
    var rows = new TreeMap<String, String>();
    var texts = new ArrayList<String>();
    for (var half : List.of("train", "validation")) {
      try (var in =
          new GZIPInputStream(
              Files.newInputStream(out.resolve("training/" + half + ".jsonl.gz")))) {
        var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        text.lines()
            .map(line -> Json.read(line, half))
            .forEach(
                row -> {
                  rows.putIfAbsent(row.path("id").asText(), row.path("text").asText());
                  texts.add(row.path("text").asText());
                });
      }
    }
    assertThat(rows).containsKeys("aisle", "temp-high.en", "temp-high.zh", "question.q1", "rows-1");
    assertThat(rows.get("report")).contains("TEMP: 41").doesNotContain("DUCK");
    assertThat(texts).containsOnlyOnce(ANOTHER, AISLE + " Ask [email].");
    assertThat(rows.get("question.q1")).contains("<answer><P").endsWith("<end>");
    assertThat(rows).doesNotContainKeys("copy", "near", "leaked", "spanish", "short");
    assertThat(out.resolve("documents/_SUCCESS")).exists();
    assertThat(out.resolve("dropped/_SUCCESS")).exists();
  }

  private static int curate(Path pack, Path sources, Path out) {
    var err = new ByteArrayOutputStream();
    var code =
        CommandRunner.run(
            new CurateCommand(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            pack.toString(),
            "--source",
            sources.toString(),
            "--master",
            "local[2]",
            "--out",
            out.toString(),
            "--verbose");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return code;
  }

  private Path pack() throws IOException {
    var from = Path.of("../domains/_template");
    var to = folder.resolve("_template");
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    Files.writeString(
        to.resolve("teacher/questions.jsonl"),
        "{\"id\":\"q1\",\"language\":\"en\",\"audience\":\"patient\",\"question\":\"Why warm?\","
            + "\"answer\":[{\"passage\":\"temp-high\",\"text\":\"Less heat is carried away.\"}],"
            + "\"origin\":\"written for the test\"}\n");
    Files.writeString(to.resolve("eval/written.jsonl"), Json.write(Map.of("text", LEAKED)) + "\n");
    return to;
  }

  private Path sources() throws IOException {
    var sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(
        sources.resolve("web.jsonl"),
        String.join(
            "\n",
            row("aisle", AISLE + " Ask jane@example.org."),
            row("copy", AISLE.toUpperCase(Locale.ROOT) + " — ask john@example.org!"),
            row("near", AISLE.replace("Most rooms", "Many rooms") + " Ask someone."),
            row(
                "leaked",
                LEAKED + " This is repeated here and made longer than it has to be for the test."),
            row(
                "spanish",
                "El aire de la sala es caliente y los sensores del pasillo no son de la sala. "
                    .repeat(1)),
            row("short", "Too short."),
            row("aisle", ANOTHER),
            row("aisle", ANOTHER),
            "{\"id\": broken"));
    Files.write(
        sources.resolve("rows.csv"),
        "标题,内容\n机房,机房空气温度偏高时，应先用另一个传感器核对读数，再检查风扇和滤网，然后才调整制冷设定。\n"
            .getBytes(Charset.forName("GB18030")));
    Files.writeString(
        sources.resolve("report.hl7"),
        "MSH|^~\\&|A|B|C|D|20260102||ORU^R01|1|P|2.5.1\rPID|1||1^^^H^MR||DUCK^DONALD||19700101|M\r"
            + "OBR|1|||X\rOBX|1|NM|TEMP^TEMP^L||41|Cel|18-27|H|||F\r");
    return sources;
  }

  private static String row(String id, String text) {
    return Json.write(Map.of("id", id, "text", text));
  }
}
