package org.vademecum.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** The forms of sentences, without citations, that stand in the student's training texts. */
final class TrainedForms {
  private TrainedForms() {}

  /** The forms of a corpus folder; none where there is no such folder. */
  static Set<String> of(Path corpus) {
    var forms = new HashSet<String>();
    var file = corpus.resolve("training/train.jsonl.gz");
    if (!Files.exists(file)) {
      return forms;
    }
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var text = Json.mapper().readTree(line).path("text").asText("");
        var answer = text.indexOf("<answer>");
        if (answer >= 0) {
          add(text.substring(answer + "<answer>".length()), forms);
        }
      }
    } catch (IOException e) {
      throw Fault.input("faulty-corpus", "cannot read: " + file, "run ./vade curate again", e);
    }
    return forms;
  }

  private static void add(String answer, Set<String> forms) {
    for (var line : answer.split("\n")) {
      forms.add(line.replaceFirst("^(?:<[FP]\\d>)+", "").replace("<end>", "").strip());
    }
  }
}
