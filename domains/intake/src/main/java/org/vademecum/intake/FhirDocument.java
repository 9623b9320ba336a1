package org.vademecum.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The resources of one document, joined by their references and sorted by subject. */
final class FhirDocument {
  private final Map<String, Resource> byReference = new HashMap<>();
  private final Map<Observation, Integer> lines = new IdentityHashMap<>();
  private final List<Observation> observations = new ArrayList<>();
  private final List<DiagnosticReport> reports = new ArrayList<>();
  private final List<Patient> patients = new ArrayList<>();
  private final Map<Observation, DiagnosticReport> reportOf = new IdentityHashMap<>();
  private final Map<Resource, DomainResource> containers = new IdentityHashMap<>();
  private final Map<String, CaseBuilder> cases = new LinkedHashMap<>();

  /**
   * @param observationLines where the observations begin, in the document's order
   */
  FhirDocument(Resource root, List<Integer> observationLines) {
    collect(root);
    for (var i = 0; i < Math.min(observations.size(), observationLines.size()); i++) {
      lines.put(observations.get(i), observationLines.get(i));
    }
    for (var report : reports) {
      for (var result : report.getResult()) {
        if (resolve(result, report) instanceof Observation observation) {
          reportOf.putIfAbsent(observation, report);
        }
      }
    }
  }

  private void collect(@Nullable Resource resource) {
    switch (resource) {
      case Bundle bundle -> {
        for (var entry : bundle.getEntry()) {
          if (entry.getResource() != null && entry.getFullUrl() != null) {
            byReference.put(entry.getFullUrl(), entry.getResource());
          }
          collect(entry.getResource());
        }
      }
      case DomainResource domain -> {
        index(domain, domain.fhirType() + "/" + domain.getIdElement().getIdPart());
        for (var contained : domain.getContained()) {
          containers.put(contained, domain);
          index(contained, "");
          if (contained instanceof Observation o && domain instanceof DiagnosticReport report) {
            reportOf.put(o, report);
          }
        }
      }
      case null, default -> {
        // Parameters, binaries and the like hold no results.
      }
    }
  }

  private void index(Resource resource, String reference) {
    byReference.putIfAbsent(reference, resource);
    switch (resource) {
      case Observation observation -> observations.add(observation);
      case DiagnosticReport report -> reports.add(report);
      case Patient patient -> patients.add(patient);
      default -> {
        // Reached by reference where needed.
      }
    }
  }

  /** The cases, one for each subject. */
  List<CaseBuilder> cases() {
    for (var report : reports) {
      var builder = builder(report.getSubject(), report);
      builder.reportTime(FhirValues.time(report.getEffective()));
      builder.reportTime(report.getIssuedElement().getValueAsString());
      builder.accession(identifier(report.getIdentifier()));
      builder.note(1, report.getConclusion());
    }
    for (var observation : observations) {
      var report = reportOf.get(observation);
      var subject =
          observation.hasSubject() || report == null
              ? observation.getSubject()
              : report.getSubject();
      var container = observation.hasSubject() || report == null ? observation : report;
      new FhirValues(this, observation, report, lines.getOrDefault(observation, 1))
          .into(builder(subject, container));
    }
    return List.copyOf(cases.values());
  }

  /** The resource that a reference of a resource means, or null. */
  @Nullable Resource resolve(Reference reference, DomainResource from) {
    if (reference.getResource() instanceof Resource resource) {
      return resource;
    }
    var text = Objects.requireNonNullElse(reference.getReference(), "");
    if (text.startsWith("#")) {
      var container = containers.getOrDefault(from, from);
      return container.getContained().stream()
          .filter(c -> text.equals("#" + String.valueOf(c.getId()).replaceFirst("^#", "")))
          .findFirst()
          .orElse(null);
    }
    var known = byReference.get(text);
    if (known != null || text.isEmpty()) {
      return known;
    }
    var parts = text.split("/");
    return parts.length < 2
        ? null
        : byReference.get(parts[parts.length - 2] + "/" + parts[parts.length - 1]);
  }

  private CaseBuilder builder(Reference subject, DomainResource from) {
    var resource = resolve(subject, from);
    if (resource == null && subject.isEmpty() && patients.size() == 1) {
      resource = patients.getFirst();
    }
    if (resource instanceof Patient patient) {
      return cases.computeIfAbsent(
          "patient " + identity(patient), k -> describe(patient, new CaseBuilder()));
    }
    var key = key(subject);
    return cases.computeIfAbsent(
        "reference " + key + " " + subject.getDisplay(), k -> new CaseBuilder().patientKey(key));
  }

  private static @Nullable String key(Reference subject) {
    var byIdentifier =
        Cases.key(subject.getIdentifier().getValue(), subject.getIdentifier().getSystem());
    return byIdentifier == null ? Cases.key(subject.getReference(), null) : byIdentifier;
  }

  // The same patient may be contained in each of several reports.
  private static String identity(Patient patient) {
    var key = patientKey(patient);
    return key == null ? "at " + System.identityHashCode(patient) : key;
  }

  private static CaseBuilder describe(Patient patient, CaseBuilder builder) {
    return builder
        .patientKey(patientKey(patient))
        .sex(Cases.sex(patient.hasGender() ? patient.getGender().toCode() : null))
        .birth(patient.getBirthDateElement().getValueAsString());
  }

  private static @Nullable String patientKey(Patient patient) {
    var identifiers = patient.getIdentifier();
    var best =
        identifiers.stream()
            .filter(i -> i.getType().getCoding().stream().anyMatch(c -> "MR".equals(c.getCode())))
            .findFirst()
            .or(() -> identifiers.stream().filter(Identifier::hasValue).findFirst());
    var byId = best.map(i -> Cases.key(i.getValue(), i.getSystem())).orElse(null);
    if (byId != null) {
      return byId;
    }
    var name = patient.getNameFirstRep();
    var text =
        name.hasText()
            ? name.getText()
            : Stream.concat(
                    Stream.ofNullable(name.getFamily()),
                    name.getGiven().stream().map(g -> g.getValue()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    var byName = Cases.keyByName(text, patient.getBirthDateElement().getValueAsString());
    return byName == null ? Cases.key(patient.getIdElement().getIdPart(), "Patient") : byName;
  }

  private static @Nullable String identifier(List<Identifier> identifiers) {
    return identifiers.stream()
        .map(Identifier::getValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
