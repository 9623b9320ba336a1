package org.vademecum.student.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A word as its UTF-8 bytes, each a token of the byte-level alphabet. */
final class ByteSymbols implements Symbols {
  private final int[] byteIds = new int[256];
  private final Map<String, Integer> ids;
  private final boolean wholeWords;

  ByteSymbols(Map<String, Integer> ids, boolean wholeWords) {
    this.ids = ids;
    this.wholeWords = wholeWords;
    for (var b = 0; b < 256; b++) {
      byteIds[b] = ids.getOrDefault(String.valueOf(ByteAlphabet.character((byte) b)), -1);
    }
  }

  @Override
  public int[] of(String word) {
    var bytes = word.getBytes(StandardCharsets.UTF_8);
    if (wholeWords) {
      var spelled = new StringBuilder(bytes.length);
      for (var b : bytes) {
        spelled.append(ByteAlphabet.character(b));
      }
      var id = ids.get(spelled.toString());
      if (id != null) {
        return new int[] {id};
      }
    }
    var symbols = new int[bytes.length];
    var count = 0;
    for (var b : bytes) {
      if (byteIds[b & 0xFF] >= 0) { // a byte that has no token is dropped, as elsewhere
        symbols[count++] = byteIds[b & 0xFF];
      }
    }
    return Arrays.copyOf(symbols, count);
  }
}
