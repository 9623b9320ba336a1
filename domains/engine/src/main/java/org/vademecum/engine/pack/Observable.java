package org.vademecum.engine.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Localized;

/**
 * Something that can be measured: a row of {@code observables.csv}.
 *
 * @param code the pack's identifier, also its CEL variable
 * @param specimen what it is measured in; empty where the pack does not say
 * @param kind a number with a unit, or a rank on the pack's ordinal scale
 * @param codes the codes of the domain's terminology, the preferred one first
 * @param unit the canonical unit in UCUM; empty for an ordinal
 * @param decimals as usually printed in the canonical unit
 * @param survivalLow below this a value in the canonical unit is a data problem
 * @param survivalHigh above this a value in the canonical unit is a data problem
 * @param expected names of the ordinal ranks that are expected
 */
public record Observable(
    String code,
    Localized name,
    String specimen,
    Kind kind,
    List<String> codes,
    List<String> synonyms,
    String unit,
    int decimals,
    @Nullable Double survivalLow,
    @Nullable Double survivalHigh,
    @Nullable Double moderateLow,
    @Nullable Double severeLow,
    @Nullable Double moderateHigh,
    @Nullable Double severeHigh,
    List<String> expected,
    String panel) {

  public Observable {
    codes = List.copyOf(codes);
    synonyms = List.copyOf(synonyms);
    expected = List.copyOf(expected);
  }

  /** What a result of it is. */
  public enum Kind {
    QUANTITY,
    ORDINAL
  }
}
