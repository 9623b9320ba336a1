package org.vademecum.serving.service.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vademecum.cli.Fault;

/**
 * The PostgreSQL that comes along, for trying out: it listens on the loopback address alone, its
 * password is generated, its data stay in a folder. Writes reach the disk before they count.
 */
public final class EmbeddedDatabase implements Database {
  private static final String USER = "postgres";
  private static final Duration START = Duration.ofSeconds(60);
  private static final long STOP_SECONDS = 15;

  private final EmbeddedPostgres server;
  private final String password;

  private EmbeddedDatabase(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /**
   * Starts the server on a folder, which is made where there is none.
   *
   * @param passwordFile where its password lies, or will
   * @throws Fault of type {@code database-in-use} where another service has the folder, {@code
   *     database-not-started} where the server does not come up
   */
  public static EmbeddedDatabase start(Path folder, Path passwordFile) {
    var password = SecretFile.readOrMake(passwordFile);
    try {
      SecretFile.privateFolder(folder);
      return new EmbeddedDatabase(server(folder, passwordFile, password), password);
    } catch (OverlappingFileLockException e) {
      throw inUse(folder, e);
    } catch (IllegalStateException e) {
      if (String.valueOf(e.getMessage()).startsWith("could not lock")) {
        throw inUse(folder, e);
      }
      throw notStarted(folder, e);
    } catch (IOException | UncheckedIOException e) {
      throw notStarted(folder, e);
    }
  }

  private static EmbeddedPostgres server(Path folder, Path passwordFile, String password)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START)
        .setDataDirectoryCustomizer(EmbeddedDatabase::stopOrphan)
        // What initdb is given: a password from the first moment, and no way in without it.
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("auth-local", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toAbsolutePath().toString())
        .setLocaleConfig("locale", "C.UTF-8")
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "30")
        .setServerConfig("shared_buffers", "32MB")
        // The server comes with settings for tests, which an audit trail cannot use.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("log_statement", "none")
        .setServerConfig("log_min_error_statement", "panic")
        .setServerConfig("log_parameter_max_length", "0")
        .setServerConfig("log_parameter_max_length_on_error", "0")
        .start();
  }

  // A service that was killed leaves its server behind, which still has the folder.
  private static void stopOrphan(File folder) {
    var file = folder.toPath().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    try {
      var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      var orphan =
          ProcessHandle.of(pid)
              .filter(p -> p.info().command().orElse("").endsWith("postgres"))
              .orElse(null);
      if (orphan != null && orphan.destroy()) {
        orphan.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      // A torn file of a server that is gone; starting will tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new IllegalStateException("an earlier server does not stop", e);
    }
  }

  private static Fault inUse(Path folder, Exception cause) {
    return Fault.resource(
        "database-in-use",
        "another service has the database open: " + folder,
        "stop it first, or give this one a database of its own with --db",
        cause);
  }

  private static Fault notStarted(Path folder, Exception cause) {
    return Fault.resource(
        "database-not-started",
        "the bundled PostgreSQL does not start on " + folder,
        "free disk space and memory, or give a running database with --db",
        cause);
  }

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  @Override
  public String user() {
    return USER;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public String kind() {
    return "evaluation";
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the database does not stop", e);
    }
  }
}
