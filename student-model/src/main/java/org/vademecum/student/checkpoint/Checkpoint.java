package org.vademecum.student.checkpoint;

import java.util.Set;
import org.vademecum.student.tokenizer.TokenizerSpec;

/**
 * A model at rest: its shape, its tokenizer, and its tensors under GGUF's names ({@code
 * token_embd.weight}, {@code blk.0.attn_q.weight}, ...) and in GGUF's row order.
 */
public interface Checkpoint extends AutoCloseable {
  ModelConfig config();

  TokenizerSpec tokenizer();

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
