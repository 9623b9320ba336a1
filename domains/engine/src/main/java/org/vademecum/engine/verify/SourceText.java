package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vademecum.engine.text.Language;

/**
 * A text that is evidence, read sentence by sentence.
 *
 * @param label how messages name it
 * @param lower the folded text in lower case, with its title
 * @param titleKeys names in the title, which its sentences are about
 * @param tokens what covers content words
 */
record SourceText(
    String label,
    String lower,
    List<Reading> sentences,
    Set<String> titleKeys,
    Set<String> tokens) {

  static SourceText read(
      String label,
      String title,
      String text,
      Language language,
      SentenceReader reader,
      List<String> extraNames) {
    var sentences = new ArrayList<Reading>();
    var titleKeys = new HashSet<String>();
    if (!title.isBlank()) {
      var reading = reader.read(title, language, extraNames);
      reading.mentions().forEach(m -> titleKeys.addAll(m.keys()));
      sentences.add(reading);
    }
    for (var sentence : SentenceSplitter.split(text, language)) {
      sentences.add(reader.read(sentence, language, extraNames));
    }
    var whole = title + "\n" + text;
    return new SourceText(
        label,
        Folding.fold(whole).toLowerCase(Locale.ROOT),
        List.copyOf(sentences),
        Set.copyOf(titleKeys),
        ContentReader.covering(whole, reader.lexicon(language)));
  }

  boolean names(Mention mention) {
    return sentences.stream()
        .anyMatch(s -> s.mentions().stream().anyMatch(m -> m.sharesKey(mention.keys())));
  }
}
