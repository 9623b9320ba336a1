package org.vademecum.serving.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Fault;

class DatabaseTest {
  @Test
  void the_embedded_database_keeps_its_data_wants_its_password_and_belongs_to_one(
      @TempDir Path folder) throws Exception {
    var data = folder.resolve("database");
    var secret = folder.resolve("secret");
    try (var database = EmbeddedDatabase.start(data, secret)) {
      execute(database, "CREATE TABLE kept (x int)");
      assertThat(database.url()).startsWith("jdbc:postgresql://127.0.0.1:");
      assertThatThrownBy(
              () -> DriverManager.getConnection(database.url(), database.user(), "wrong"))
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> EmbeddedDatabase.start(data, secret))
          .isInstanceOf(Fault.class)
          .hasMessage("another service has the database open: " + data);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    try (var database = EmbeddedDatabase.start(data, secret)) {
      execute(database, "INSERT INTO kept VALUES (1)");
    }
  }

  private static void execute(Database database, String sql) throws Exception {
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_database_that_does_not_answer_is_named_without_its_parameters() {
    assertThatThrownBy(
            () -> Database.external("jdbc:postgresql://127.0.0.1:1/x?password=p", "me", ""))
        .isInstanceOf(Fault.class)
        .hasMessage(
            "the database does not answer, or refuses user me: jdbc:postgresql://127.0.0.1:1/x");
    assertThatThrownBy(() -> Database.external("jdbc:mysql://h/x", "me", ""))
        .hasMessage("not the address of a PostgreSQL database: jdbc:mysql://h/x");
  }
}
