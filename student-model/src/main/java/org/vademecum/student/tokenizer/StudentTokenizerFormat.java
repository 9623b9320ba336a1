package org.vademecum.student.tokenizer;

/**
 * What the {@code tokenizer.json} of a student must say besides its vocabulary, merges and special
 * tokens, so that Hugging Face's tokenizers, llama.cpp and {@link Tokenizer} give the same ids.
 *
 * <p>Digits stand alone and the rest is cut as GPT-2 does. llama.cpp does the same for models whose
 * {@code tokenizer.ggml.pre} is {@code smollm}, {@code starcoder}, {@code refact}, {@code
 * command-r} or {@code codeshell}: it isolates {@code \p{N}} and then applies GPT-2's expression,
 * which is what {@code Digits} followed by {@code ByteLevel} does (both test for the Unicode
 * category N). {@code smollm} is written, because with it llama.cpp does not "clean up" spaces
 * before punctuation when it decodes, which would change text.
 *
 * <p>Special tokens are listed in {@code added_tokens} with {@code "special": true} and {@code
 * "normalized": false}; they become CONTROL tokens in GGUF: recognised in trusted prompts only,
 * never in a user's text.
 */
public final class StudentTokenizerFormat {
  /** The {@code pre_tokenizer} object. */
  public static final String PRE_TOKENIZER_JSON =
      """
      {"type":"Sequence","pretokenizers":[\
      {"type":"Digits","individual_digits":true},\
      {"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true}]}""";

  /** The {@code decoder} object. */
  public static final String DECODER_JSON =
      """
      {"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true}""";

  /** The value of {@code tokenizer.ggml.pre} in the student's GGUF files. */
  public static final String GGUF_PRE = "smollm";

  /** The same in the terms of {@link Tokenizer}. */
  public static final PreTokenizer PRE_TOKENIZER = PreTokenizer.SMOLLM;

  private StudentTokenizerFormat() {}
}
