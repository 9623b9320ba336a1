package org.vademecum.student.tokenizer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a tokenizer is made of, whichever file it was read from: byte-level BPE, or
 * SentencePiece's BPE where {@code pieces} is there.
 *
 * @param tokens by id; normal ones in the byte-level alphabet or as pieces, special ones as they
 *     are
 * @param types by id
 * @param merges pairs of tokens, the one learned first before all others; none where pieces have
 *     scores
 * @param wholeWords whether a word that is a token is taken as it is, without merging (Llama 3)
 * @param normalization what is done to text before it is cut
 * @param beginning the id of the token that begins a text, or -1
 * @param ends the ids that end an answer
 * @param padding the id that fills a batch, or -1
 * @param beginsText whether raw text is to be preceded by the beginning token
 * @param pieces how text becomes SentencePiece's symbols; null for byte-level vocabularies
 */
public record TokenizerSpec(
    List<String> tokens,
    List<TokenType> types,
    List<Merge> merges,
    PreTokenizer preTokenizer,
    boolean wholeWords,
    Normalization normalization,
    int beginning,
    List<Integer> ends,
    int padding,
    boolean beginsText,
    @Nullable SentencePieces pieces) {

  /** A pair that becomes one token. */
  public record Merge(String left, String right) {}

  /** What is done to text before it is cut. */
  public enum Normalization {
    NONE,
    /** Unicode's canonical composition, as Qwen's tokenizers ask. */
    NFC
  }

  /**
   * SentencePiece's ways: a blank is written {@code ▁}, and a character that has no token is
   * spelled in byte tokens, {@code <0x0A>}.
   *
   * @param prefix where text gets a blank before it
   * @param scores by id: of the merges that are possible, the one with the best token comes first;
   *     empty where the spec lists its merges
   * @param unknown the id of what has no token, not even bytes, or -1
   */
  public record SentencePieces(SpacePrefix prefix, List<Float> scores, int unknown) {
    public SentencePieces {
      scores = List.copyOf(scores);
    }
  }

  /** Where text gets a blank before it, so that a first word is like all others. */
  public enum SpacePrefix {
    NEVER,
    /** At the beginning of the text, unless it begins with a blank. */
    FIRST,
    /** At the beginning and after each special token, unless a blank is there. */
    EACH,
    /** At the beginning and after each special token, also before a blank. */
    EACH_ALSO_BEFORE_SPACE
  }

  public TokenizerSpec {
    tokens = List.copyOf(tokens);
    types = List.copyOf(types);
    merges = List.copyOf(merges);
    ends = List.copyOf(ends);
  }
}
