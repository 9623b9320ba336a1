package org.vademecum.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;

/** An Observation with its components as printed results. */
final class FhirValues {
  private static final String LOINC = "http://loinc.org";

  private final FhirDocument document;
  private final Observation observation;
  private final @Nullable DiagnosticReport report;
  private final int line;

  FhirValues(
      FhirDocument document, Observation observation, @Nullable DiagnosticReport report, int line) {
    this.document = document;
    this.observation = observation;
    this.report = report;
    this.line = line;
  }

  void into(CaseBuilder builder) {
    observation.getNote().forEach(n -> builder.note(line, n.getText()));
    var group = observation.hasComponent() || observation.hasHasMember();
    if (!observation.hasValue() && group && !observation.hasDataAbsentReason()) {
      components(builder);
      return;
    }
    if (observation.getValue() instanceof SampledData) {
      return;
    }
    builder.add(
        result(
            observation.getCode(),
            observation.getValue(),
            observation.hasDataAbsentReason() ? observation.getDataAbsentReason() : null,
            population(builder).of(observation.getReferenceRange()),
            observation.getInterpretation()));
    components(builder);
  }

  private void components(CaseBuilder builder) {
    for (var component : observation.getComponent()) {
      if (!(component.getValue() instanceof SampledData)) {
        builder.add(
            result(
                component.getCode(),
                component.getValue(),
                component.hasDataAbsentReason() ? component.getDataAbsentReason() : null,
                population(builder).of(component.getReferenceRange()),
                component.getInterpretation()));
      }
    }
  }

  private ReportedObservation result(
      CodeableConcept code,
      @Nullable Type value,
      @Nullable CodeableConcept absent,
      @Nullable ObservationReferenceRangeComponent range,
      List<CodeableConcept> interpretation) {
    var coding = coding(code);
    var text = absent == null && value != null ? Fold.orNull(text(value)) : null;
    return new ReportedObservation(
        line,
        coding.map(Coding::getCode).orElse(null),
        code.hasText() ? code.getText() : display(code),
        text,
        value instanceof Quantity quantity ? unit(quantity) : null,
        Fold.orNull(range == null ? null : range(range, value)),
        interpretation.isEmpty() ? null : Fold.orNull(flag(interpretation.getFirst())),
        specimen(),
        status(text, absent),
        observedAt());
  }

  private @Nullable String observedAt() {
    return Optional.ofNullable(time(observation.getEffective()))
        .orElseGet(() -> report == null ? null : time(report.getEffective()));
  }

  private FhirPopulation population(CaseBuilder builder) {
    return new FhirPopulation(builder.knownSex(), builder.ageAt(observedAt()));
  }

  private static Optional<Coding> coding(CodeableConcept concept) {
    var codings = concept.getCoding();
    return codings.stream()
        .filter(c -> LOINC.equals(c.getSystem()))
        .findFirst()
        .or(() -> codings.stream().filter(Coding::hasCode).findFirst());
  }

  private static @Nullable String display(CodeableConcept concept) {
    return concept.getCoding().stream()
        .map(Coding::getDisplay)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String words(CodeableConcept concept) {
    var text = concept.hasText() ? concept.getText() : display(concept);
    return text != null ? text : coding(concept).map(Coding::getCode).orElse(null);
  }

  private static @Nullable String flag(CodeableConcept concept) {
    return coding(concept).map(Coding::getCode).orElse(concept.getText());
  }

  private static @Nullable String text(Type value) {
    return switch (value) {
      case Quantity quantity -> number(quantity);
      case CodeableConcept concept -> words(concept);
      case Range range -> Ranges.of(digits(range.getLow()), digits(range.getHigh()));
      case Ratio ratio -> number(ratio.getNumerator()) + ":" + number(ratio.getDenominator());
      case Period period -> time(period);
      case PrimitiveType<?> primitive -> primitive.getValueAsString();
      default -> null;
    };
  }

  private static @Nullable String number(Quantity quantity) {
    var digits = digits(quantity);
    return digits == null || !quantity.hasComparator()
        ? digits
        : quantity.getComparator().toCode() + digits;
  }

  private static @Nullable String digits(Quantity quantity) {
    return quantity.getValueElement().getValueAsString();
  }

  private static @Nullable String unit(Quantity quantity) {
    return Fold.orNull(quantity.hasUnit() ? quantity.getUnit() : quantity.getCode());
  }

  private static @Nullable String range(
      ObservationReferenceRangeComponent range, @Nullable Type value) {
    var limits = Ranges.of(digits(range.getLow()), digits(range.getHigh()));
    if (limits == null) {
      return range.getText();
    }
    var own = unit(range.hasLow() ? range.getLow() : range.getHigh());
    var values = value instanceof Quantity quantity ? unit(quantity) : null;
    return own == null || values == null || own.equals(values) ? limits : limits + " " + own;
  }

  private @Nullable String specimen() {
    var reference = observation.getSpecimen();
    if (document.resolve(reference, observation) instanceof Specimen specimen) {
      return words(specimen.getType());
    }
    if (!reference.isEmpty() || report == null) {
      return reference.getDisplay();
    }
    return Stream.of(report.getSpecimen())
        .filter(s -> s.size() == 1)
        .map(s -> document.resolve(s.getFirst(), report))
        .filter(Specimen.class::isInstance)
        .map(s -> words(((Specimen) s).getType()))
        .filter(Objects::nonNull)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(), l -> l.isEmpty() ? null : l.getFirst()));
  }

  private ResultStatus status(@Nullable String value, @Nullable CodeableConcept absent) {
    var reports = report == null ? null : report.getStatusElement().getValueAsString();
    if ("entered-in-error".equals(reports)) {
      return ResultStatus.ENTERED_IN_ERROR;
    }
    var reason = absent == null ? "" : coding(absent).map(Coding::getCode).orElse("");
    var own = Statuses.ofWord(observation.getStatusElement().getValueAsString());
    if (own.isEmpty() || own.get().judged()) {
      switch (reason) {
        case "not-performed", "not-permitted" -> {
          return ResultStatus.CANCELLED;
        }
        case "temp-unknown" -> {
          return ResultStatus.PENDING;
        }
        default -> {
          // The result's own status holds; without a value it can't be judged.
        }
      }
    }
    return own.or(() -> Statuses.ofWord(reports)).orElseGet(() -> Statuses.byValue(value));
  }

  /** The time of an observation as the source writes it, or null. */
  static @Nullable String time(@Nullable Type effective) {
    return switch (effective) {
      case BaseDateTimeType time -> time.getValueAsString();
      case Period period -> period.getStartElement().getValueAsString();
      case null, default -> null;
    };
  }
}
