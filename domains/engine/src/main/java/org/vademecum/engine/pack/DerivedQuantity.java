package org.vademecum.engine.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Localized;

/**
 * An entry of {@code derived.yaml}: a quantity computed from others.
 *
 * @param variable its name in CEL
 * @param needs codes without which it is not computed
 * @param when the limits of the formula's validity
 * @param showAlways whether it is a finding even inside its interval
 * @param source where the formula comes from
 */
public record DerivedQuantity(
    String id,
    String variable,
    Localized name,
    String unit,
    int decimals,
    List<String> needs,
    Expression when,
    Expression formula,
    @Nullable Double low,
    @Nullable Double high,
    boolean showAlways,
    String source,
    List<String> passages) {

  public DerivedQuantity {
    needs = List.copyOf(needs);
    passages = List.copyOf(passages);
  }
}
