package org.vademecum.student.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/**
 * The families of models that are read: all are RMSNorm, rotary, grouped-query, SwiGLU decoders.
 */
public enum Architecture {
  /** Rotates neighbouring rows in GGUF. */
  LLAMA("llama"),
  /** Has biases on query, key and value. */
  QWEN2("qwen2"),
  /** Normalises query and key per head before rotating them. */
  QWEN3("qwen3");

  private final String id;

  Architecture(String id) {
    this.id = id;
  }

  /** The name in {@code general.architecture} and in {@code model_type}. */
  public String id() {
    return id;
  }

  public static Optional<Architecture> ofId(String id) {
    return Arrays.stream(values()).filter(a -> a.id.equals(id)).findFirst();
  }
}
