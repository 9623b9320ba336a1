package org.vademecum.serving.service.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;

/** The rows of the audit trail as a hash chain. Works within its caller's transaction. */
public final class AuditChain {
  private static final int PAGE = 500;

  private AuditChain() {}

  /** The last row's number and hash. */
  record Head(long seq, String hash) {}

  /**
   * What a check found.
   *
   * @param rows how many rows there are
   * @param whole whether all are as they were written
   * @param firstBroken the number of the first row that is not, or 0
   */
  public record State(long rows, boolean whole, long firstBroken) {}

  /** Takes the chain's lock until the transaction ends. */
  static Head lockHead(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT seq, hash FROM audit_head FOR UPDATE")) {
      if (!rows.next()) {
        throw new SQLException("the chain has no head");
      }
      return new Head(rows.getLong(1), rows.getString(2));
    }
  }

  static void append(Connection connection, Head head, AuditRow row) throws SQLException {
    var seq = head.seq() + 1;
    var hash = row.hash(seq, head.hash());
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO audit (seq, id, at, kind, pack, pack_version, model_sha256, arm, language,"
                + " audience, input_sha256, patient, accession, answer, report, previous_hash,"
                + " hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, seq);
      insert.setString(2, row.id());
      insert.setTimestamp(3, Timestamp.from(row.at()));
      insert.setString(4, row.kind());
      insert.setString(5, row.pack());
      insert.setString(6, row.packVersion());
      insert.setString(7, row.modelSha256());
      insert.setString(8, row.arm());
      insert.setString(9, row.language());
      insert.setString(10, row.audience());
      insert.setString(11, row.inputSha256());
      insert.setString(12, row.patient());
      insert.setString(13, row.accession());
      insert.setString(14, row.answer());
      insert.setBytes(15, row.report());
      insert.setString(16, head.hash());
      insert.setString(17, hash);
      insert.executeUpdate();
    }
    try (var update = connection.prepareStatement("UPDATE audit_head SET seq = ?, hash = ?")) {
      update.setLong(1, seq);
      update.setString(2, hash);
      update.executeUpdate();
    }
  }

  /** Reads all rows in order, a page at a time, and compares them with their hashes. */
  static State check(Connection connection) throws SQLException {
    var head = lockHead(connection);
    var previous = "0".repeat(64);
    var expected = 1L;
    try (var select = connection.prepareStatement("SELECT * FROM audit ORDER BY seq")) {
      select.setFetchSize(PAGE);
      try (var rows = select.executeQuery()) {
        for (; rows.next(); expected++) {
          var hash = row(rows).hash(expected, previous);
          if (rows.getLong("seq") != expected
              || !previous.equals(rows.getString("previous_hash"))
              || !hash.equals(rows.getString("hash"))) {
            return new State(head.seq(), false, expected);
          }
          previous = hash;
        }
      }
    }
    var whole = head.seq() == expected - 1 && head.hash().equals(previous);
    return new State(head.seq(), whole, whole ? 0 : expected);
  }

  private static AuditRow row(ResultSet rows) throws SQLException {
    return new AuditRow(
        rows.getString("id"),
        rows.getTimestamp("at").toInstant(),
        rows.getString("kind"),
        rows.getString("pack"),
        rows.getString("pack_version"),
        rows.getString("model_sha256"),
        rows.getString("arm"),
        rows.getString("language"),
        rows.getString("audience"),
        rows.getString("input_sha256"),
        rows.getString("patient"),
        rows.getString("accession"),
        rows.getString("answer"),
        rows.getBytes("report"));
  }
}
