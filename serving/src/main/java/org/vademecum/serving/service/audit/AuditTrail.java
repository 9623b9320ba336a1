package org.vademecum.serving.service.audit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.serving.command.Installation;
import org.vademecum.serving.service.ServiceConfig;

/**
 * Records every answer before it is given, feedback on it, and who has acknowledged a critical
 * finding.
 *
 * <p>All failures of the database are the {@link Fault} {@code database-away}.
 */
@Singleton
public class AuditTrail {
  private final DataSource database;
  private final PatientKeys keys;
  private final ReportVault vault;

  public AuditTrail(DataSource database, ServiceConfig config, Installation installation) {
    this.database = database;
    this.keys = new PatientKeys(config.siteKey());
    this.vault = ReportVault.of(installation.pack(), config.reportKey().orElse(null));
  }

  /** Records answers, in order, in one transaction. */
  public void record(List<AuditEntry> entries) {
    inTransaction(
        connection -> {
          for (var entry : entries) {
            insert(connection, entry);
          }
          return entries.size();
        });
  }

  private void insert(Connection connection, AuditEntry entry) throws SQLException {
    // The patient's key first: the chain's lock is held as shortly as can be.
    var patientKey = entry.patient() == null ? null : keys.keyOf(connection, entry.patient());
    var row = row(entry, patientKey);
    var head = AuditChain.lockHead(connection);
    AuditChain.append(connection, head, row);
  }

  private AuditRow row(AuditEntry entry, byte @Nullable [] patientKey) {
    var answer = entry.answer();
    return new AuditRow(
        answer.id(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        entry.kind(),
        answer.pack(),
        answer.packVersion(),
        answer.model().sha256(),
        answer.arm(),
        answer.language(),
        answer.audience(),
        Secrets.sha256(entry.input()),
        pseudonym(patientKey, "patient", entry.patient()),
        pseudonym(patientKey, "accession", entry.accession()),
        entry.storedAnswer(),
        vault.seal(entry.input(), patientKey));
  }

  // Without a patient's key there is no pseudonym: one under the site's key could never be deleted.
  private static @Nullable String pseudonym(
      byte @Nullable [] patientKey, String purpose, @Nullable String text) {
    return patientKey == null || text == null ? null : Secrets.hexHmac(patientKey, purpose, text);
  }

  /** The pseudonym under which a patient's rows can be found, while the key exists. */
  public Optional<String> pseudonymOf(String patient) {
    return inTransaction(
        connection ->
            keys.existing(connection, patient)
                .map(key -> Secrets.hexHmac(key, "patient", patient)));
  }

  /** Whether every row still is what was written and none is missing. */
  public AuditChain.State check() {
    return inTransaction(AuditChain::check);
  }

  /** A recorded answer by its id. */
  public Optional<JsonNode> answer(String id) {
    return inTransaction(
        connection -> {
          try (var select = connection.prepareStatement("SELECT answer FROM audit WHERE id = ?")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
              return rows.next()
                  ? Optional.of(Json.read(rows.getString(1), "audit row"))
                  : Optional.empty();
            }
          }
        });
  }

  /** Stores what somebody says of a sentence (from 1), or of the whole answer (null). */
  public void feedback(
      String interpretation, @Nullable Integer sentence, String verdict, @Nullable String comment) {
    execute(
        "INSERT INTO feedback (interpretation, sentence, verdict, comment) VALUES (?, ?, ?, ?)",
        interpretation,
        sentence,
        verdict,
        comment);
  }

  /** Stores who has taken notice of a critical finding. */
  public void acknowledge(String interpretation, String finding, String by) {
    execute(
        "INSERT INTO acknowledgements (interpretation, finding, acknowledged_by) VALUES (?, ?, ?)",
        interpretation,
        finding,
        by);
  }

  /** Destroys a patient's key by number, with the authority where several use that number. */
  public void forgetNumber(String number, @Nullable String authority) {
    forget(PatientIdentifier.ofNumber(number, authority));
  }

  /** Destroys the key of a patient who is known by name and birth date alone. */
  public void forgetName(String name, String birthDate) {
    forget(PatientIdentifier.ofName(name, birthDate));
  }

  private void forget(PatientIdentifier patient) {
    inTransaction(
        connection -> {
          keys.destroy(connection, patient);
          return true;
        });
  }

  private void execute(String sql, @Nullable Object... values) {
    inTransaction(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
              statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
          }
        });
  }

  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw Fault.resource(
          "database-away",
          "the database does not answer, and what cannot be recorded is not given",
          "start the database, or give another with --db; then try again",
          e);
    }
  }
}
