package org.vademecum.engine.pack;

import java.util.List;
import org.vademecum.engine.text.Language;

/**
 * A passage of {@code knowledge/}.
 *
 * @param id the same in every language
 * @param about what it speaks of, its main subject first: {@code CODE}, {@code CODE.low}, …, or the
 *     id of a pattern or derived quantity
 */
public record KnowledgePassage(
    String id,
    Language language,
    String title,
    List<String> about,
    String source,
    String edition,
    String licence,
    String text) {

  public KnowledgePassage {
    about = List.copyOf(about);
  }

  /** The id within an index, which holds every language: {@code id.en}. */
  public String indexId() {
    return id + "." + language;
  }
}
