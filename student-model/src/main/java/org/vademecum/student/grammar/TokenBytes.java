package org.vademecum.student.grammar;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import org.vademecum.student.tokenizer.TokenType;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * The bytes of all tokens that are text, one behind the other. Tokens that steer the model have
 * none, so that no grammar lets them through; those that end a text are known as such. Immutable.
 */
final class TokenBytes {
  private final byte[] bytes;
  private final int[] starts;
  private final BitSet ends = new BitSet();
  private final BitSet alphabet = new BitSet();

  TokenBytes(Tokenizer tokenizer) {
    starts = new int[tokenizer.vocabularySize() + 1];
    tokenizer.eosIds().forEach(ends::set);
    var all = new ByteArrayOutputStream();
    for (var id = 0; id < tokenizer.vocabularySize(); id++) {
      if (isText(tokenizer.spec().types().get(id)) && !ends.get(id)) {
        all.writeBytes(tokenizer.tokenBytes(id));
      }
      starts[id + 1] = all.size();
    }
    bytes = all.toByteArray();
    for (var b : bytes) {
      alphabet.set(b & 0xFF);
    }
  }

  // What was added by hand without being special is written out like any other text.
  private static boolean isText(TokenType type) {
    return switch (type) {
      case NORMAL, BYTE, USER_DEFINED -> true;
      case UNKNOWN, CONTROL, UNUSED -> false;
    };
  }

  int vocabulary() {
    return starts.length - 1;
  }

  /** Whether the token ends a text. */
  boolean isEnd(int token) {
    return ends.get(token);
  }

  /** Where the token's bytes begin; those of the next one begin where they end. */
  int start(int token) {
    return starts[token];
  }

  byte at(int index) {
    return bytes[index];
  }

  /** The bytes that texts can be made of; the caller's to keep. */
  BitSet alphabet() {
    return (BitSet) alphabet.clone();
  }
}
