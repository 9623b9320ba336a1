package org.vademecum.serving.student;

import java.nio.charset.StandardCharsets;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * The text of every token, once for a model. Bytes become Latin-1 characters: digits, blanks and
 * line ends are what matters here, and all are ASCII.
 */
record TokenTexts(String[] texts, boolean[] special, boolean hasReferences) {

  static TokenTexts of(Tokenizer tokenizer) {
    var size = tokenizer.vocabularySize();
    var texts = new String[size];
    var special = new boolean[size];
    for (var id = 0; id < size; id++) {
      special[id] = tokenizer.isSpecial(id);
      texts[id] =
          special[id]
              ? tokenizer.token(id)
              : new String(tokenizer.tokenBytes(id), StandardCharsets.ISO_8859_1);
    }
    return new TokenTexts(texts, special, tokenizer.hasSpecial("<O1>"));
  }
}
