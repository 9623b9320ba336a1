package org.vademecum.serving.service.audit;

import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Json;
import org.vademecum.serving.answer.Interpretation;

/**
 * An answer that is about to be given.
 *
 * @param kind {@code interpretation}, {@code answer} or {@code fhir}
 * @param input what it was made from, byte by byte
 * @param patient what tells one patient from another, or null; never stored
 * @param accession the report's own number, or null; never stored
 */
public record AuditEntry(
    String kind,
    Interpretation answer,
    byte[] input,
    @Nullable String patient,
    @Nullable String accession) {

  // The file's name and the report's free text may name somebody; all else is the answer's own.
  String storedAnswer() {
    var tree = Json.mapper().<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(answer);
    tree.putNull("file");
    tree.putArray("notes");
    return tree.toString();
  }

  @Override
  public String toString() {
    return "AuditEntry[" + kind + " " + answer.id() + "]";
  }
}
