package org.vademecum.serving.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vademecum.cli.Json;

/** What an evaluation left on record about a student's gates. */
final class GateRecord {
  private GateRecord() {}

  /** Whether there is a complete evaluation in which no gate failed. */
  static boolean passed(Path evaluation) {
    if (!Files.exists(evaluation.resolve("manifest.json"))) {
      return false;
    }
    try {
      var results = Json.mapper().readTree(Files.readString(evaluation.resolve("results.json")));
      for (var gate : results.path("gates")) {
        if (gate.path("outcome").asText().equals("failed")) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      // What is not there or can't be read is no proof.
      return false;
    }
  }
}
