package org.vademecum.corpus;

import java.io.Serializable;

/**
 * How words and lines of prose look, in the sense of Gopher (Rae et al. 2021), C4 (Raffel et al.
 * 2020) and FineWeb (Penedo et al. 2024), for texts of one language and kind. Their figures for web
 * pages drop every report and every short Chinese answer; so a row belongs to (language, kind), and
 * each share counts only where a text is long enough to have one.
 *
 * @param language {@code en}, {@code zh}, {@code mixed} or {@code any}
 * @param kind a document's kind or {@code any}
 * @param fewestWords words (Chinese: characters) below which shares say nothing
 * @param shortestMeanWord letters, English only
 * @param longestMeanWord letters, English only
 * @param alphabeticWords least share of words that hold a letter
 * @param commonWords least share of words (Chinese: characters) that are among the commonest of the
 *     language
 * @param bulletLines most of the lines that begin with a bullet
 * @param ellipsisLines most of the lines that end in an ellipsis
 * @param shortLines most of the lines with fewer than 30 characters (Chinese: 15)
 * @param codeCharacters most of the characters that are braces, semicolons and the like
 */
public record ProseLimits(
    String language,
    String kind,
    int fewestWords,
    double shortestMeanWord,
    double longestMeanWord,
    double alphabeticWords,
    double commonWords,
    double bulletLines,
    double ellipsisLines,
    double shortLines,
    double codeCharacters)
    implements Serializable {
  static final ProseLimits ENGLISH =
      new ProseLimits("en", "any", 20, 3, 10, 0.7, 0.08, 0.9, 0.3, 0.9, 0.03);
  static final ProseLimits CHINESE =
      new ProseLimits("zh", "any", 20, 0, 1000, 0.4, 0.22, 0.9, 0.3, 0.9, 0.03);
  static final ProseLimits OTHERS =
      new ProseLimits("any", "any", 30, 0, 20, 0.5, 0.05, 0.95, 0.4, 0.95, 0.05);

  boolean holdsFor(CorpusDocument document) {
    return (language.equals("any") || language.equals(document.language()))
        && (kind.equals("any") || kind.equals(document.kind()));
  }
}
