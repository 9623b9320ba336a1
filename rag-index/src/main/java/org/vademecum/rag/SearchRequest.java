package org.vademecum.rag;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;

/**
 * What is looked for.
 *
 * @param text a question or a statement in either language; may be empty where subjects are given
 * @param language only passages in it; null for both
 * @param subjects {@code CODE.high}, {@code CODE}, ids of patterns and derived quantities, the most
 *     important first: passages mainly about one of them come first, then passages that mention one
 *     among what they are about, then the rest by text
 * @param kinds only documents of these kinds, such as {@link IndexDocument#KNOWLEDGE}; empty for
 *     all
 * @param count at most so many hits, 1 or more
 */
public record SearchRequest(
    String text,
    @Nullable Language language,
    List<String> subjects,
    Set<String> kinds,
    int count,
    Mode mode) {

  public SearchRequest {
    subjects = List.copyOf(subjects);
    kinds = Set.copyOf(kinds);
    if (count < 1) {
      throw new IllegalArgumentException("not a number of hits: " + count);
    }
  }

  /** A question: documents of every kind by text, and by the names and directions it mentions. */
  public static SearchRequest forQuestion(String text, @Nullable Language language, int count) {
    return new SearchRequest(text, language, List.of(), Set.of(), count, Mode.LEXICAL);
  }

  /** A finding: passages about its subjects first, then by its statement. */
  public static SearchRequest forFinding(
      List<String> subjects, String text, @Nullable Language language, int count) {
    return new SearchRequest(text, language, subjects, Set.of(), count, Mode.LEXICAL);
  }

  public SearchRequest withMode(Mode other) {
    return new SearchRequest(text, language, subjects, kinds, count, other);
  }

  public SearchRequest withKinds(Set<String> others) {
    return new SearchRequest(text, language, subjects, others, count, mode);
  }
}
