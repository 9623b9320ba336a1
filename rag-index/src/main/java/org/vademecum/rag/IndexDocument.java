package org.vademecum.rag;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.KnowledgePassage;
import org.vademecum.engine.text.Language;

/**
 * A text to be indexed.
 *
 * @param id unique in the index
 * @param document the id of the whole document that it is, or is a part of
 * @param kind {@link #KNOWLEDGE}, or the kind that the corpus gave it
 * @param title empty where it has none
 */
public record IndexDocument(
    String id,
    String document,
    String kind,
    Language language,
    String title,
    @Nullable String source,
    @Nullable String edition,
    List<String> about,
    String text) {
  /** The kind of a pack's own passages. */
  public static final String KNOWLEDGE = "knowledge";

  public IndexDocument {
    about = List.copyOf(about);
  }

  public static IndexDocument of(KnowledgePassage passage) {
    return new IndexDocument(
        passage.indexId(),
        passage.indexId(),
        KNOWLEDGE,
        passage.language(),
        passage.title(),
        passage.source(),
        passage.edition(),
        passage.about(),
        passage.text());
  }

  /** The same document with a part of its text. */
  IndexDocument part(int number, String partText) {
    return new IndexDocument(
        document + "#" + number, document, kind, language, title, source, edition, about, partText);
  }

  /** Chinese where a quarter of the letters is Han, English otherwise. */
  static Language guessLanguage(String text) {
    var letters = text.codePoints().filter(Character::isLetter).count();
    var han = text.codePoints().filter(WordForms::isHan).count();
    return han > 0 && han * 4 >= letters ? Language.ZH : Language.EN;
  }
}
