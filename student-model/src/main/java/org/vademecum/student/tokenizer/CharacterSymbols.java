package org.vademecum.student.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vademecum.student.tokenizer.TokenizerSpec.SentencePieces;

/**
 * A word as its characters; one that is no token becomes the byte tokens of its UTF-8, and where
 * those are missing the unknown token.
 */
final class CharacterSymbols implements Symbols {
  /** How SentencePiece writes a blank. */
  static final String BLANK = "\u2581";

  private final Map<Integer, Integer> characters = new HashMap<>();
  private final int[] byteIds = new int[256];
  private final int unknown;

  private CharacterSymbols(int unknown) {
    this.unknown = unknown;
    Arrays.fill(byteIds, -1);
  }

  static CharacterSymbols of(TokenizerSpec spec, SentencePieces pieces, Map<String, Integer> ids) {
    var symbols = new CharacterSymbols(pieces.unknown());
    ids.forEach(
        (token, id) -> {
          if (!token.isEmpty() && token.codePointCount(0, token.length()) == 1) {
            symbols.characters.put(token.codePointAt(0), id);
          }
        });
    for (var id = 0; id < spec.tokens().size(); id++) {
      var value = byteOf(spec.tokens().get(id));
      if (value.isPresent() && spec.types().get(id) == TokenType.BYTE) {
        symbols.byteIds[value.get() & 0xFF] = id;
      }
    }
    return symbols;
  }

  /** The byte of a byte token, {@code <0x0A>}; empty for another token. */
  static Optional<Byte> byteOf(String token) {
    return token.matches("<0x[0-9A-Fa-f]{2}>")
        ? Optional.of((byte) Integer.parseInt(token.substring(3, 5), 16))
        : Optional.empty();
  }

  @Override
  public int[] of(String word) {
    var symbols = IntStream.builder();
    word.codePoints()
        .forEach(
            character -> {
              var id = characters.get(character);
              if (id != null) {
                symbols.add(id);
              } else {
                spell(character, symbols);
              }
            });
    return symbols.build().toArray();
  }

  private void spell(int character, IntStream.Builder symbols) {
    for (var b : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      var id = byteIds[b & 0xFF] >= 0 ? byteIds[b & 0xFF] : unknown;
      if (id >= 0) {
        symbols.add(id);
      }
    }
  }
}
