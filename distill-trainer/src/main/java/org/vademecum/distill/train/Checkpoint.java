package org.vademecum.distill.train;

import ai.djl.ndarray.NDArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vademecum.distill.student.Safetensors;
import org.vademecum.distill.student.Safetensors.Type;

/**
 * Weights, optimizer state and position in one safetensors file that is replaced atomically: an
 * interrupted run finds the last whole one, and goes on with the same numbers.
 */
record Checkpoint(Path file) {
  static Checkpoint in(Path studentFolder) {
    return new Checkpoint(studentFolder.resolve("checkpoints").resolve("latest.safetensors"));
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  void save(Weights weights, AdamW optimizer, Position position) {
    var all = weights.toTensors();
    all.putAll(weights.toTensors("first.", optimizer.firstMoments()));
    all.putAll(weights.toTensors("second.", optimizer.secondMoments()));
    Safetensors.write(file, all, Type.F32, position.toMetadata());
  }

  Position restore(Weights weights, List<NDArray> aliases, AdamW optimizer) {
    var all = Safetensors.read(file);
    weights.load("", all, aliases);
    weights.load("first.", all, optimizer.firstMoments());
    weights.load("second.", all, optimizer.secondMoments());
    return Position.of(Safetensors.metadata(file));
  }
}
