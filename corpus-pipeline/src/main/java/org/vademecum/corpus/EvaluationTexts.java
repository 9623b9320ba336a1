package org.vademecum.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** The texts of evaluation sets: the fields {@code text} and {@code report} of JSON Lines. */
final class EvaluationTexts {
  private EvaluationTexts() {}

  /**
   * Reads files, gzipped or not; reports are rendered as the corpus renders them.
   *
   * @throws Fault of type {@code not-json} or {@code no-such-file}
   */
  static List<String> read(List<Path> files, Block render) {
    var texts = new ArrayList<String>();
    for (var file : files) {
      try (var lines =
          new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
        var number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          if (!line.isBlank()) {
            add(line, file + ":" + number, render, texts);
          }
        }
      } catch (IOException e) {
        throw Fault.input(
            "no-such-file", "no readable evaluation set: " + file, "check the path", e);
      }
    }
    return texts;
  }

  private static InputStream open(Path file) throws IOException {
    var in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static void add(String line, String place, Block render, List<String> texts) {
    var row = Json.read(line, place);
    for (var key : List.of("text", "report")) {
      var value = row.path(key);
      if (value.isTextual() && !value.asText().isBlank()) {
        texts.add(value.asText());
        var document = CorpusDocument.of(place, place, "", "plain", value.asText(), Origin.SOURCE);
        var rendered = render.apply(document).text();
        if (!rendered.equals(value.asText())) {
          texts.add(rendered);
        }
      }
    }
  }
}
