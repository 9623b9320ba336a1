/**
 * Byte-pair encoding, byte-level or SentencePiece's, with the same ids as Hugging Face's tokenizers
 * and llama.cpp.
 *
 * <p>Text is cut three times. Special tokens are cut out first, if the caller wants them
 * recognised: text from outside must not be able to spell one, so {@link
 * org.vademecum.student.tokenizer.Tokenizer#encode} leaves them text. What is left is cut into
 * words by regular expressions, one after the other, each isolating its matches. A word's UTF-8
 * bytes, each written as one printable character, are then merged pair by pair, the pair that was
 * learned first before any other.
 *
 * <p>SentencePiece's vocabularies (GGUF's {@code llama}) merge characters of the whole text, blanks
 * among them as {@code ▁}, and know the order of merges from the tokens' scores; what has no token
 * is spelled in byte tokens. Decoding keeps the blank before a first word.
 *
 * <p>The traps: {@code \s} means Unicode's white space, not ASCII's; a token may hold part of a
 * character, so that decoding goes by bytes and a stream must wait for the rest ({@link
 * org.vademecum.student.tokenizer.StreamingDecoder}); and llama.cpp knows pre-tokenizers by name
 * only, so that a tokenizer it should read must use one of {@link
 * org.vademecum.student.tokenizer.PreTokenizer}'s.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.tokenizer;
