package org.vademecum.student.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.vademecum.student.tokenizer.TokenizerSpec;

/**
 * A model at rest: its shape, its tokenizer, and its tensors under GGUF's names ({@code
 * token_embd.weight}, {@code blk.0.attn_q.weight}, ...) and in GGUF's row order.
 */
public interface Checkpoint extends AutoCloseable {
  /** Opens a GGUF file or a Hugging Face folder. */
  static Checkpoint open(Path path) {
    return Files.isDirectory(path) ? HuggingFaceFolder.open(path) : GgufCheckpoint.open(path);
  }

  ModelConfig config();

  TokenizerSpec tokenizer();

  /** The Jinja template of conversations that comes with the model; empty where none does. */
  Optional<String> chatTemplate();

  Set<String> names();

  /** The tensor of this name, which must be there. */
  Tensor tensor(String name);

  @Override
  void close();

  /** A tensor that is read when asked: {@code rows} is 1 for a vector. */
  interface Tensor {
    int rows();

    int columns();

    /** All values, row by row. */
    float[] values();
  }
}
