package org.vademecum.student.tokenizer;

import java.util.List;

/**
 * Everything that a byte-level BPE tokenizer is made of, whichever file it was read from.
 *
 * @param tokens by id; normal ones in the byte-level alphabet, special ones as they are
 * @param types by id
 * @param merges pairs of tokens, the one learned first before all others
 * @param wholeWords whether a word that is a token is taken as it is, without merging (Llama 3)
 * @param normalization what is done to text before it is cut
 * @param beginning the id of the token that begins a text, or -1
 * @param ends the ids that end an answer
 * @param padding the id that fills a batch, or -1
 * @param beginsText whether raw text is to be preceded by the beginning token
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
    boolean beginsText) {

  /** A pair that becomes one token. */
  public record Merge(String left, String right) {}

  /** What is done to text before it is cut. */
  public enum Normalization {
    NONE,
    /** Unicode's canonical composition, as Qwen's tokenizers ask. */
    NFC
  }

  public TokenizerSpec {
    tokens = List.copyOf(tokens);
    types = List.copyOf(types);
    merges = List.copyOf(merges);
    ends = List.copyOf(ends);
  }
}
