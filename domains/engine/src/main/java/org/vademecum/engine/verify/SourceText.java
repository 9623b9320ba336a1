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
 * @param statements the same sentences, each with what it covers alone
 */
record SourceText(
    String label,
    String lower,
    List<Reading> sentences,
    Set<String> titleKeys,
    Set<String> tokens,
    List<Statement> statements) {

  /**
   * One sentence and what it covers, words of the title included, since it speaks of that.
   *
   * @param names keys of the names in it and in the title
   */
  record Statement(Reading reading, Set<String> tokens, Set<String> units, Set<String> names) {}

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
    var lexicon = reader.lexicon(language);
    var statements = sentences.stream().map(s -> statement(s, title, titleKeys, lexicon)).toList();
    return new SourceText(
        label,
        Folding.fold(whole).toLowerCase(Locale.ROOT),
        List.copyOf(sentences),
        Set.copyOf(titleKeys),
        ContentReader.covering(whole, lexicon),
        statements);
  }

  private static Statement statement(
      Reading sentence, String title, Set<String> titleKeys, Lexicon lexicon) {
    var names = new HashSet<>(titleKeys);
    sentence.mentions().forEach(m -> names.addAll(m.keys()));
    return new Statement(
        sentence,
        ContentReader.covering(title + "\n" + sentence.text(), lexicon),
        ContentReader.units(title + "\n" + sentence.text(), lexicon),
        names);
  }

  boolean names(Mention mention) {
    return sentences.stream()
        .anyMatch(s -> s.mentions().stream().anyMatch(m -> m.sharesKey(mention.keys())));
  }
}
