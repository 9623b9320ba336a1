package org.vademecum.serving.service.fhir;

import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.vademecum.serving.answer.Interpretation;

/**
 * Interpretations as FHIR: a DiagnosticReport whose conclusion is the text, and a Provenance that
 * says which pack and model made it and from which input. The status is preliminary: nobody has
 * signed it.
 */
final class FhirOutput {
  private static final String IDENTIFIERS = "urn:vademecum:interpretation";

  private FhirOutput() {}

  static String bundle(List<Interpretation> interpretations, FhirInput source, byte[] input) {
    var bundle = new Bundle();
    bundle.setType(Bundle.BundleType.COLLECTION);
    var hash = sha256(input);
    for (var interpretation : interpretations) {
      var part = interpretation.part();
      var basis = source.report(part, interpretations.size());
      var report = report(interpretation, basis, source.subject(part, interpretations.size()));
      var url = "urn:uuid:" + UUID.randomUUID();
      bundle.addEntry().setFullUrl(url).setResource(report);
      bundle
          .addEntry()
          .setFullUrl("urn:uuid:" + UUID.randomUUID())
          .setResource(provenance(interpretation, url, hash));
    }
    return FhirInput.context().newJsonParser().encodeResourceToString(bundle);
  }

  private static DiagnosticReport report(
      Interpretation interpretation, @Nullable DiagnosticReport basis, Reference subject) {
    var report = new DiagnosticReport();
    report.addIdentifier(new Identifier().setSystem(IDENTIFIERS).setValue(interpretation.id()));
    report.setStatus(DiagnosticReportStatus.PRELIMINARY);
    report.setCode(
        basis == null || !basis.hasCode()
            ? new CodeableConcept().setText(interpretation.pack())
            : basis.getCode().copy());
    if (!subject.isEmpty()) {
      report.setSubject(subject);
    }
    report.setIssued(new Date());
    report.setLanguage(interpretation.language());
    report.setConclusion(interpretation.text());
    if (basis != null) {
      // What is contained in the input is no target from outside it.
      basis.getResult().stream()
          .map(Reference::getReference)
          .filter(r -> r != null && !r.startsWith("#"))
          .forEach(r -> report.addResult(new Reference(r)));
    }
    return report;
  }

  private static Provenance provenance(
      Interpretation interpretation, String target, String inputHash) {
    var provenance = new Provenance();
    provenance.addTarget(new Reference(target));
    provenance.setRecorded(new Date());
    provenance
        .addAgent()
        .setType(
            new CodeableConcept(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                    "assembler",
                    "Assembler")))
        .setWho(new Reference().setDisplay(maker(interpretation)));
    provenance
        .addEntity()
        .setRole(ProvenanceEntityRole.SOURCE)
        .setWhat(
            new Reference()
                .setIdentifier(
                    new Identifier().setSystem("urn:vademecum:sha256").setValue(inputHash)));
    return provenance;
  }

  private static String maker(Interpretation interpretation) {
    var model = interpretation.model();
    return "Vademecum, pack %s %s, arm %s, model %s"
        .formatted(
            interpretation.pack(),
            interpretation.packVersion(),
            interpretation.arm(),
            model.sha256() == null ? model.name() : model.name() + " sha256:" + model.sha256());
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
