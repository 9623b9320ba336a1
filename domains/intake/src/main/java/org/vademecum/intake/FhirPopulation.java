package org.vademecum.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.Sex;

/**
 * Who the patient is among those that reference ranges are for. Of several ranges the one for the
 * healthy counts; therapeutic and critical ones do not. Whoever is known to be of another sex or
 * age has no part in a range; where that leaves several, the one for everybody counts, and nothing
 * is guessed.
 *
 * @param age in years, or null
 */
record FhirPopulation(Sex sex, @Nullable Double age) {
  private static final Map<String, Double> YEARS =
      Map.of(
          "a",
          1.0,
          "y",
          1.0,
          "yr",
          1.0,
          "year",
          1.0,
          "years",
          1.0,
          "mo",
          1 / 12.0,
          "month",
          1 / 12.0,
          "wk",
          7 / 365.25,
          "d",
          1 / 365.25);

  /** The range that holds for the patient, or null. */
  @Nullable ObservationReferenceRangeComponent of(List<ObservationReferenceRangeComponent> ranges) {
    var normal = ranges.stream().filter(FhirPopulation::isNormal).toList();
    if (normal.size() == 1) {
      return normal.getFirst();
    }
    var own = normal.stream().filter(r -> isOfThisSex(r) && isOfThisAge(r)).toList();
    var exact = own.stream().filter(r -> r.hasAppliesTo() || r.hasAge()).toList();
    if (exact.size() == 1) {
      return exact.getFirst();
    }
    return own.stream().filter(r -> !r.hasAppliesTo() && !r.hasAge()).findFirst().orElse(null);
  }

  private static boolean isNormal(ObservationReferenceRangeComponent range) {
    return !range.hasType() || words(range.getType()).contains("normal");
  }

  private boolean isOfThisSex(ObservationReferenceRangeComponent range) {
    return range.getAppliesTo().stream()
        .flatMap(concept -> words(concept).stream())
        .map(Cases::sex)
        .filter(found -> found != Sex.UNKNOWN)
        .allMatch(found -> found == sex);
  }

  private boolean isOfThisAge(ObservationReferenceRangeComponent range) {
    if (!range.hasAge()) {
      return true;
    }
    var low = years(range.getAge().getLow());
    var high = years(range.getAge().getHigh());
    return age != null && (low == null || age >= low) && (high == null || age < high + 1e-9);
  }

  private static @Nullable Double years(@Nullable Quantity quantity) {
    if (quantity == null || quantity.getValue() == null) {
      return null;
    }
    var unit = quantity.hasCode() ? quantity.getCode() : Objects.toString(quantity.getUnit(), "a");
    var years = YEARS.get(unit.strip().toLowerCase(Locale.ROOT));
    return years == null ? null : quantity.getValue().doubleValue() * years;
  }

  private static List<String> words(CodeableConcept concept) {
    var codes = concept.getCoding().stream().map(Coding::getCode).filter(Objects::nonNull).toList();
    return codes.isEmpty() && concept.hasText() ? List.of(concept.getText()) : codes;
  }
}
