package org.vademecum.distill.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.safetensors.DType;
import org.vademecum.student.safetensors.SafetensorsFile;
import org.vademecum.student.safetensors.SafetensorsWriter;

/**
 * Weights, optimizer state and position of a run. {@code checkpoints/latest.json} names the newest
 * whole file and is replaced atomically, so an interrupted run finds the last whole state, and goes
 * on with the same numbers.
 */
final class Checkpoint {
  private static final String LATEST = "latest.json";

  /**
   * Where a run stands.
   *
   * @param file the arrays, beside {@code latest.json}
   * @param stage the run's name; a checkpoint of another stage is not resumed
   */
  record Saved(String file, String stage, Position position) {}

  private final Path folder;
  private final String stage;

  Checkpoint(Path studentFolder, String stage) {
    this.folder = studentFolder.resolve("checkpoints");
    this.stage = stage;
  }

  /** The newest whole state of this stage, if there is one. */
  Optional<Saved> latest() {
    var latest = folder.resolve(LATEST);
    if (!Files.exists(latest)) {
      return Optional.empty();
    }
    try {
      var saved = Json.mapper().readValue(Files.readString(latest), Saved.class);
      return Optional.of(saved).filter(s -> s.stage().equals(stage));
    } catch (JsonProcessingException e) {
      throw Fault.input(
          "faulty-checkpoint", "not a checkpoint: " + latest, "delete it to start again", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + latest, e);
    }
  }

  void save(Weights weights, AdamW optimizer, Position position) {
    var all = weights.toTensors();
    all.putAll(weights.toTensors("first.", optimizer.firstMoments()));
    all.putAll(weights.toTensors("second.", optimizer.secondMoments()));
    var name = "step-" + position.step() + ".safetensors";
    try {
      Files.createDirectories(folder);
      SafetensorsWriter.write(folder.resolve(name), all, DType.F32);
      var part = folder.resolve(LATEST + ".part");
      Files.writeString(part, Json.writePretty(new Saved(name, stage, position)) + "\n");
      Files.move(
          part,
          folder.resolve(LATEST),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      try (var files = Files.newDirectoryStream(folder, "step-*.safetensors")) {
        for (var file : files) {
          if (!file.endsWith(name)) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write to " + folder, "free disk space, then use --resume", e);
    }
  }

  Position restore(Saved saved, Weights weights, AdamW optimizer) {
    var file = SafetensorsFile.open(folder.resolve(saved.file()));
    weights.load("", file, optimizer.weights());
    weights.load("first.", file, optimizer.firstMoments());
    weights.load("second.", file, optimizer.secondMoments());
    return saved.position();
  }
}
