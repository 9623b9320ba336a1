package org.vademecum.rag;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.text.Language;

/**
 * A passage that was found.
 *
 * @param id unique in the index; a part of a split document is {@code document#2}
 * @param document the id of the whole document, the same as {@code id} where it was not split
 * @param about what it speaks of, its main subject first; empty for documents of the corpus
 * @param score higher is better; comparable within one search only
 * @param coverage the share, 0 to 1, of the question's content terms that this passage covers, each
 *     weighted by its inverse document frequency, in full where the title or a subject covers it
 *     and half where only the text does. A name that the pack knows is one term and weighs most, a
 *     word that the index does not know counts as uncovered. Comparable between searches: low for
 *     every hit means that the question is not one that this index answers. 0 where the search had
 *     no text.
 */
public record Hit(
    String id,
    String document,
    String title,
    @Nullable String source,
    @Nullable String edition,
    String text,
    String kind,
    @Nullable Language language,
    List<String> about,
    double score,
    double coverage) {

  public Hit {
    about = List.copyOf(about);
  }

  /** As evidence under the id that an answer gives it, such as {@code P1}. */
  public Passage toPassage(String passageId) {
    return new Passage(passageId, title, source, edition, text, score);
  }
}
