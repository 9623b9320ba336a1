package org.vademecum.serving.service.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.vademecum.cli.Fault;

/**
 * The patients' own keys, wrapped under the site's. A patient is looked up by an HMAC, so that the
 * table names nobody.
 */
final class PatientKeys {
  private static final int LEAST_SITE_KEY = 16;

  private final byte[] lookupKey;
  private final byte[] wrappingKey;

  PatientKeys(String siteKey) {
    if (siteKey.length() < LEAST_SITE_KEY) {
      throw Fault.input(
          "weak-site-key",
          "the site key has fewer than " + LEAST_SITE_KEY + " characters: " + siteKey.length(),
          "set VADEMECUM_SITE_KEY to at least 32 random characters");
    }
    var secret = siteKey.getBytes(StandardCharsets.UTF_8);
    this.lookupKey = Secrets.hmac(secret, "derive", "patient lookup");
    this.wrappingKey = Secrets.hmac(secret, "derive", "patient key wrapping");
  }

  /** The patient's key, made if there is none. */
  byte[] keyOf(Connection connection, String patient) throws SQLException {
    var lookup = lookup(patient);
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO patient_keys (lookup, identifier, wrapped_key) VALUES (?, ?, ?)"
                + " ON CONFLICT (lookup) DO NOTHING")) {
      insert.setString(1, lookup);
      insert.setString(2, Secrets.hexHmac(lookupKey, "identifier", withoutAuthority(patient)));
      insert.setBytes(3, Secrets.encrypt(wrappingKey, Secrets.randomKey()));
      insert.executeUpdate();
    }
    return find(connection, lookup)
        .orElseThrow(() -> new SQLException("a key vanished while it was read"));
  }

  /** The key of a patient who has one. */
  Optional<byte[]> existing(Connection connection, String patient) throws SQLException {
    return find(connection, lookup(patient));
  }

  private Optional<byte[]> find(Connection connection, String lookup) throws SQLException {
    try (var select =
        connection.prepareStatement("SELECT wrapped_key FROM patient_keys WHERE lookup = ?")) {
      select.setString(1, lookup);
      try (var rows = select.executeQuery()) {
        return rows.next() ? Optional.of(unwrap(rows.getBytes(1))) : Optional.empty();
      }
    }
  }

  private byte[] unwrap(byte[] wrapped) {
    try {
      return Secrets.decrypt(wrappingKey, wrapped);
    } catch (GeneralSecurityException e) {
      throw Fault.resource(
          "wrong-site-key",
          "the database was written with another site key",
          "set VADEMECUM_SITE_KEY to the key that this database was begun with",
          e);
    }
  }

  /**
   * Destroys the keys of an identifier; the authority may be left out where it is unambiguous.
   *
   * @throws Fault of type {@code no-such-patient} or {@code ambiguous-patient}
   */
  void destroy(Connection connection, PatientIdentifier patient) throws SQLException {
    var column = patient.isExact() ? "lookup" : "identifier";
    var value =
        patient.isExact()
            ? lookup(patient.key())
            : Secrets.hexHmac(lookupKey, "identifier", patient.key());
    try (var delete =
        connection.prepareStatement("DELETE FROM patient_keys WHERE " + column + " = ?")) {
      delete.setString(1, value);
      var destroyed = delete.executeUpdate();
      if (destroyed == 0) {
        throw Fault.input(
            "no-such-patient",
            "no answer was given about a patient of this identifier",
            "give the identifier as the report has it, with its authority");
      }
      if (destroyed > 1) {
        throw Fault.input(
            "ambiguous-patient",
            "patients of several authorities have this identifier: " + destroyed,
            "give the authority too");
      }
    }
  }

  private String lookup(String patient) {
    return Secrets.hexHmac(lookupKey, "patient", patient);
  }

  private static String withoutAuthority(String patient) {
    var at = patient.indexOf('@');
    return at < 0 ? patient : patient.substring(0, at);
  }
}
