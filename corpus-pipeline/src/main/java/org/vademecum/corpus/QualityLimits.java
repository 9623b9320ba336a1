package org.vademecum.corpus;

import java.io.Serializable;
import java.util.List;

/**
 * What a text must be like by its form. A length that fits web pages drops every short Chinese
 * answer and every report, so lengths belong to (language, kind of document); the first that fits
 * decides, and a text that none fits has no limit. The same holds for {@link ProseLimits}.
 *
 * @param maxSymbolShare of all characters that are not blank: what is neither letter, digit nor
 *     punctuation of a sentence
 * @param exempt kinds that have no limit but a length that names them
 */
public record QualityLimits(
    List<Length> lengths, List<ProseLimits> prose, double maxSymbolShare, List<String> exempt)
    implements Serializable {
  /** Used where {@code pack.yaml} gives none. */
  public static final QualityLimits DEFAULTS =
      new QualityLimits(
          List.of(
              new Length("any", "report", 10, 100_000),
              new Length("zh", "any", 15, 100_000),
              new Length("any", "any", 60, 200_000)),
          List.of(ProseLimits.ENGLISH, ProseLimits.CHINESE, ProseLimits.OTHERS),
          0.15,
          List.of("report"));

  public QualityLimits {
    lengths = List.copyOf(lengths);
    prose = List.copyOf(prose);
    exempt = List.copyOf(exempt);
  }

  /**
   * How long texts of a language and kind may be, in characters.
   *
   * @param language {@code en}, {@code zh}, {@code mixed} or {@code any}
   * @param kind a document's kind or {@code any}
   */
  public record Length(String language, String kind, int minimum, int maximum)
      implements Serializable {
    boolean holdsFor(CorpusDocument document, List<String> exempt) {
      return (language.equals("any") || language.equals(document.language()))
          && (kind.equals(document.kind())
              || (kind.equals("any") && !exempt.contains(document.kind())));
    }
  }
}
