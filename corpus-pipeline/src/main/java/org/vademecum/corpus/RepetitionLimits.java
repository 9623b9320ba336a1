package org.vademecum.corpus;

import java.io.Serializable;

/**
 * How much of a text may repeat itself. The measures are Gopher's (Rae et al. 2021, appendix A1.1)
 * with limits for short documents of a trade: an answer that explains one disease says its name
 * often.
 *
 * @param lines characters in lines that stood before, of all characters
 * @param paragraphs characters in paragraphs that stood before
 * @param commonestPair characters covered by the commonest run of 2 words
 * @param commonestQuadruple characters covered by the commonest run of 4 words
 * @param fives characters covered by runs of 5 words that stood before
 * @param tens characters covered by runs of 10 words that stood before
 * @param fewestWords texts with fewer words (or half as many Chinese characters again) are only
 *     judged by their lines
 */
public record RepetitionLimits(
    double lines,
    double paragraphs,
    double commonestPair,
    double commonestQuadruple,
    double fives,
    double tens,
    int fewestWords)
    implements Serializable {
  /** Used where {@code pack.yaml} gives none. */
  public static final RepetitionLimits DEFAULTS =
      new RepetitionLimits(0.3, 0.3, 0.3, 0.3, 0.5, 0.4, 40);
}
