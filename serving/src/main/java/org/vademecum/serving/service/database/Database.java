package org.vademecum.serving.service.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.vademecum.cli.Fault;

/** A database that answers, until it is closed. */
public interface Database extends AutoCloseable {
  String url();

  String user();

  String password();

  /** {@code evaluation} for the one that comes along, {@code external} for the site's own. */
  String kind();

  @Override
  void close();

  /**
   * The site's own database.
   *
   * @throws Fault of type {@code wrong-option} for an address that is none, {@code database-away}
   *     where it does not answer or refuses the user
   */
  static Database external(String url, String user, String password) {
    if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")) {
      throw Fault.input(
          "wrong-option",
          "not the address of a PostgreSQL database: " + withoutParameters(url),
          "give --db jdbc:postgresql://HOST:5432/NAME");
    }
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "5");
    try (var connection = new org.postgresql.Driver().connect(url, properties)) {
      if (connection == null || !connection.isValid(5)) {
        throw new SQLException("no connection");
      }
    } catch (SQLException e) {
      throw Fault.resource(
          "database-away",
          "the database does not answer, or refuses user " + user + ": " + withoutParameters(url),
          "check the address, and VADEMECUM_DB_USER and VADEMECUM_DB_PASSWORD",
          e);
    }
    return new External(url, user, password);
  }

  // Parameters may hold a password.
  private static String withoutParameters(String url) {
    return url.replaceFirst("\\?.*", "");
  }

  /** A database that is started and stopped by somebody else. */
  record External(String url, String user, String password) implements Database {
    @Override
    public String kind() {
      return "external";
    }

    @Override
    public void close() {
      // It is not ours to stop.
    }

    @Override
    public String toString() {
      return "External[" + user + "]";
    }
  }
}
