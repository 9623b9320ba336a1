/**
 * Byte-level byte-pair encoding, with the same ids as Hugging Face's tokenizers and llama.cpp.
 *
 * <p>Text is cut three times. Special tokens are cut out first, if the caller wants them
 * recognised: text from outside must not be able to spell one, so {@link
 * org.vademecum.student.tokenizer.Tokenizer#encode} leaves them text. What is left is cut into
 * words by regular expressions, one after the other, each isolating its matches. A word's UTF-8
 * bytes, each written as one printable character, are then merged pair by pair, the pair that was
 * learned first before any other.
 *
 * <p>The traps: {@code \s} means Unicode's white space, not ASCII's; a token may hold part of a
 * character, so that decoding goes by bytes and a stream must wait for the rest ({@link
 * org.vademecum.student.tokenizer.StreamingDecoder}); and llama.cpp knows pre-tokenizers by name
 * only, so that a tokenizer it should read must use one of {@link
 * org.vademecum.student.tokenizer.PreTokenizer}'s.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student.tokenizer;
