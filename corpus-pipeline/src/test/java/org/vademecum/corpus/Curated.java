package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Json;

/** Runs of the whole command on made-up sources, and what they left. */
final class Curated {
  private static final List<String> WORDS =
      List.of(
          ("the air of a room warms when its fan stops because less heat is carried away and a sensor"
                  + " behind the racks shows it first so that an operator who reads the panel opens"
                  + " the valve before the machines slow down which has to be written into the log"
                  + " with time place reason and the name of the valve that was used for it")
              .split(" "));

  private Curated() {}

  /** Curates the template pack's sources into a folder and returns the exit code. */
  static int run(Path out, String master, List<Path> sources) {
    var err = new ByteArrayOutputStream();
    var arguments = new ArrayList<String>();
    arguments.add("../domains/_template");
    for (var source : sources) {
      arguments.add("--source");
      arguments.add(source.toString());
    }
    arguments.addAll(List.of("--master", master, "--out", out.toString(), "--verbose"));
    var code =
        CommandRunner.run(
            new CurateCommand(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            arguments.toArray(String[]::new));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return code;
  }

  /** Rows of prose with exact and near copies among them; the same for the same seed. */
  static Path source(Path folder, String name, int rows, long seed) throws IOException {
    var random = new Random(seed);
    var texts = new ArrayList<String>();
    var lines = new ArrayList<String>();
    for (var i = 0; i < rows; i++) {
      var text = texts.size() > 4 && random.nextInt(4) == 0 ? copy(texts, random) : text(random);
      texts.add(text);
      lines.add(Json.write(Map.of("id", name + "-" + i, "text", text)));
    }
    var file = folder.resolve(name + ".jsonl");
    Files.createDirectories(folder);
    return Files.write(file, lines);
  }

  private static String text(Random random) {
    var text = new StringBuilder("Note");
    for (var i = 0; i < 60 + random.nextInt(60); i++) {
      text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.append('.').toString();
  }

  private static String copy(List<String> texts, Random random) {
    var words = texts.get(random.nextInt(texts.size())).split(" ");
    for (var changes = random.nextInt(4); changes > 0; changes--) {
      words[random.nextInt(words.length)] = WORDS.get(random.nextInt(WORDS.size()));
    }
    return String.join(" ", words);
  }

  /** Every file of the result but the manifest, which has times, by name and content. */
  static Map<String, byte[]> files(Path out) throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (var part : List.of("documents", "dropped", "training", "stats.json", "report.html")) {
      try (var walk = Files.walk(out.resolve(part))) {
        for (var file : walk.filter(Files::isRegularFile).toList()) {
          files.put(out.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  static void expectEqual(Path out, Map<String, byte[]> expected) throws IOException {
    var files = files(out);
    assertThat(files).containsOnlyKeys(expected.keySet());
    files.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
  }
}
