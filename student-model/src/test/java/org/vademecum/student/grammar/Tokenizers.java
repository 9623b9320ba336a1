package org.vademecum.student.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vademecum.student.tokenizer.ByteAlphabet;
import org.vademecum.student.tokenizer.StudentTokenizerFormat;
import org.vademecum.student.tokenizer.TokenType;
import org.vademecum.student.tokenizer.Tokenizer;
import org.vademecum.student.tokenizer.TokenizerSpec;
import org.vademecum.student.tokenizer.TokenizerSpec.Normalization;
import org.vademecum.student.tokenizer.TokenizerSpec.SentencePieces;
import org.vademecum.student.tokenizer.TokenizerSpec.SpacePrefix;

/** Small vocabularies: three special tokens, then bytes, then pieces. */
final class Tokenizers {
  static final int UNKNOWN = 0;
  static final int END = 1;
  static final int CONTROL = 2;

  private Tokenizers() {}

  /** Byte-level, with a token for each byte. */
  static Tokenizer byteLevel(byte[]... pieces) {
    var tokens = new ArrayList<byte[]>();
    IntStream.range(0, 256).forEach(b -> tokens.add(new byte[] {(byte) b}));
    tokens.addAll(List.of(pieces));
    return ofBytes(tokens);
  }

  /** Byte-level, with these tokens only. */
  static Tokenizer ofBytes(List<byte[]> pieces) {
    var tokens = new ArrayList<>(List.of("<unk>", "<end>", "{}"));
    for (var piece : pieces) {
      var text = new StringBuilder();
      for (var b : piece) {
        text.append(ByteAlphabet.character(b));
      }
      tokens.add(text.toString());
    }
    return tokenizer(tokens, TokenType.NORMAL, null);
  }

  /** SentencePiece's: byte tokens, then pieces with blanks as it writes them. */
  static Tokenizer sentencePiece(String... pieces) {
    var tokens = new ArrayList<>(List.of("<unk>", "<end>", "{}"));
    IntStream.range(0, 256).forEach(b -> tokens.add("<0x%02X>".formatted(b)));
    var scores = IntStream.range(0, tokens.size() + pieces.length).mapToObj(i -> -(float) i);
    tokens.addAll(List.of(pieces));
    return tokenizer(
        tokens, TokenType.BYTE, new SentencePieces(SpacePrefix.NEVER, scores.toList(), UNKNOWN));
  }

  private static Tokenizer tokenizer(
      List<String> tokens,
      TokenType ofBytes,
      @org.jspecify.annotations.Nullable SentencePieces pieces) {
    var types = new ArrayList<>(List.of(TokenType.UNKNOWN, TokenType.CONTROL, TokenType.CONTROL));
    for (var id = types.size(); id < tokens.size(); id++) {
      types.add(id < 259 ? ofBytes : TokenType.NORMAL);
    }
    return new Tokenizer(
        new TokenizerSpec(
            tokens,
            types,
            List.of(),
            StudentTokenizerFormat.PRE_TOKENIZER,
            false,
            Normalization.NONE,
            -1,
            List.of(END),
            -1,
            false,
            pieces));
  }
}
