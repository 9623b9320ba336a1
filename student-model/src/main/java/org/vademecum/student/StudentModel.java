package org.vademecum.student;

import java.nio.file.Files;
import java.nio.file.Path;
import org.vademecum.cli.Fault;
import org.vademecum.student.checkpoint.Checkpoint;
import org.vademecum.student.checkpoint.GgufCheckpoint;
import org.vademecum.student.checkpoint.HuggingFaceFolder;
import org.vademecum.student.checkpoint.ModelConfig;
import org.vademecum.student.forward.Transformer;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * A student that is ready to use: its shape, its tokenizer and its weights. Open it once and share
 * it; it never changes. Text comes out of it by {@link org.vademecum.student.sample.Generator}.
 */
public record StudentModel(ModelConfig config, Tokenizer tokenizer, Transformer transformer) {

  /**
   * Opens a GGUF file, or a Hugging Face folder, and takes its weights into memory.
   *
   * @throws Fault of type {@code not-readable}, {@code faulty-gguf}, {@code faulty-model}, {@code
   *     faulty-tokenizer} or {@code unsupported-...} that names what is wrong
   */
  public static StudentModel open(Path path) {
    try (var checkpoint = checkpoint(path)) {
      var tokenizer = new Tokenizer(checkpoint.tokenizer());
      return new StudentModel(checkpoint.config(), tokenizer, Transformer.load(checkpoint));
    }
  }

  private static Checkpoint checkpoint(Path path) {
    return Files.isDirectory(path) ? HuggingFaceFolder.open(path) : GgufCheckpoint.open(path);
  }
}
