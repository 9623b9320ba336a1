package org.vademecum.student.tokenizer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How text is cut into words before merging: regular expressions, applied one after the other. Each
 * isolates its matches within the pieces that the one before left; what lies between matches is a
 * piece too.
 *
 * <p>Hugging Face's {@code Digits(individual_digits)} is {@code \p{N}} here, and {@code ByteLevel}
 * with its regex is {@link #GPT2}. The named ones are those of llama.cpp (its src/llama-vocab.cpp).
 *
 * @param patterns in order; none leaves text whole
 */
public record PreTokenizer(List<String> patterns) {
  private static final String GPT2_WORDS =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
  private static final String CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|";
  private static final String LETTERS = "[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|";
  private static final String REST =
      "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  /** Text is not cut. */
  public static final PreTokenizer WHOLE = new PreTokenizer(List.of());

  /** GPT-2's words. */
  public static final PreTokenizer GPT2 = new PreTokenizer(List.of(GPT2_WORDS));

  /** Digits one by one, the rest as GPT-2: what the student uses. */
  public static final PreTokenizer SMOLLM = new PreTokenizer(List.of("\\p{N}", GPT2_WORDS));

  /** Llama 3's: digits in threes. */
  public static final PreTokenizer LLAMA3 =
      new PreTokenizer(List.of(CONTRACTIONS + LETTERS + "\\p{N}{1,3}" + REST));

  /** Qwen2's and Qwen3's: digits one by one, punctuation sticks to the word behind it. */
  public static final PreTokenizer QWEN2 =
      new PreTokenizer(List.of(CONTRACTIONS + LETTERS + "\\p{N}" + REST));

  /** What llama.cpp falls back to when a file names none. */
  public static final PreTokenizer DEFAULT =
      new PreTokenizer(
          List.of("[\\p{P}\\$\\+<=>\\^~\\|]+", GPT2_WORDS, "\\p{N}+", "[0-9][0-9][0-9]"));

  private static final Map<String, PreTokenizer> BY_NAME =
      Map.ofEntries(
          Map.entry("gpt-2", GPT2),
          Map.entry("smollm", SMOLLM),
          Map.entry("starcoder", SMOLLM),
          Map.entry("refact", SMOLLM),
          Map.entry("command-r", SMOLLM),
          Map.entry("codeshell", SMOLLM),
          Map.entry("llama-bpe", LLAMA3),
          Map.entry("llama3", LLAMA3),
          Map.entry("llama-v3", LLAMA3),
          Map.entry("qwen2", QWEN2),
          Map.entry("deepseek-r1-qwen", QWEN2),
          Map.entry("default", DEFAULT));

  private static final Map<PreTokenizer, String> NAMES =
      Map.of(GPT2, "gpt-2", SMOLLM, "smollm", LLAMA3, "llama-bpe", QWEN2, "qwen2");

  public PreTokenizer {
    patterns = List.copyOf(patterns);
  }

  /** The pre-tokenizer that llama.cpp knows by this name ({@code tokenizer.ggml.pre}). */
  public static Optional<PreTokenizer> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The name by which llama.cpp knows this pre-tokenizer, if it does. */
  public Optional<String> name() {
    return Optional.ofNullable(NAMES.get(this));
  }
}
