package org.vademecum.serving.service.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the chain without its place in it. */
record AuditRow(
    String id,
    Instant at,
    String kind,
    String pack,
    String packVersion,
    @Nullable String modelSha256,
    String arm,
    String language,
    String audience,
    String inputSha256,
    @Nullable String patient,
    @Nullable String accession,
    String answer,
    byte @Nullable [] report) {

  /** SHA-256 over the hash before and all fields, each behind its length (-1 for null). */
  String hash(long seq, String previousHash) {
    var bytes = new ByteArrayOutputStream();
    var fields =
        new @Nullable String[] {
          Long.toString(seq),
          previousHash,
          id,
          at.toString(),
          kind,
          pack,
          packVersion,
          modelSha256,
          arm,
          language,
          audience,
          inputSha256,
          patient,
          accession,
          answer
        };
    for (var field : fields) {
      add(bytes, field == null ? null : field.getBytes(StandardCharsets.UTF_8));
    }
    add(bytes, report);
    return Secrets.sha256(bytes.toByteArray());
  }

  private static void add(ByteArrayOutputStream bytes, byte @Nullable [] field) {
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(field == null ? -1 : field.length).array());
    if (field != null) {
      bytes.writeBytes(field);
    }
  }
}
