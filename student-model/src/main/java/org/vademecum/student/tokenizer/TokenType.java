package org.vademecum.student.tokenizer;

/** What a token is for, with its number in GGUF's {@code tokenizer.ggml.token_type}. */
public enum TokenType {
  /** A piece of text. */
  NORMAL(1),
  /** Stands for text that has no other token. */
  UNKNOWN(2),
  /** Steers the model, such as the end of an answer; recognised in trusted text only. */
  CONTROL(3),
  /** Added by hand and recognised in every text. */
  USER_DEFINED(4),
  /** An id without a token, which pads the vocabulary. */
  UNUSED(5),
  /** A single byte, in vocabularies that are not byte-level. */
  BYTE(6);

  private final int code;

  TokenType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The type with this number; an unknown number counts as normal. */
  public static TokenType ofCode(int code) {
    for (var type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return NORMAL;
  }
}
