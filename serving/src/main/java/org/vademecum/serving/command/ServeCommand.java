package org.vademecum.serving.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.serving.service.Opened;
import org.vademecum.serving.service.Service;
import org.vademecum.serving.service.database.Database;
import org.vademecum.serving.service.database.EmbeddedDatabase;
import org.vademecum.serving.service.database.SecretFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vade serve}: opens the installation and the database, then runs the service in this JVM.
 *
 * <p>It is the main class of the packaged application, {@code java -jar
 * serving/target/quarkus-app/quarkus-run.jar}; the framework's classes are prepared when that is
 * built, so it cannot be started from the plain class path.
 */
@QuarkusMain
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves a pack or bundle: API, page, health, metrics.")
public final class ServeCommand implements Callable<Integer> {
  private static final long STOP_SECONDS = 20;

  @Parameters(paramLabel = "PACK|BUNDLE", description = "a pack's name or folder, or a bundle")
  private String pack = "";

  @Option(names = "--port", description = "0 for any (default ${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(names = "--host", description = "the address to listen on (default ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--db",
      paramLabel = "JDBC_URL",
      description =
          "a PostgreSQL database; user and password are in VADEMECUM_DB_USER and"
              + " VADEMECUM_DB_PASSWORD (default: one that comes along, for evaluation)")
  private @Nullable String databaseUrl;

  @Option(
      names = "--student",
      paramLabel = "MODEL",
      description = "another student: a GGUF file or a Hugging Face folder")
  private @Nullable Path student;

  @Option(names = "--ungated", description = "serve without an evaluation, and do not warn")
  private boolean ungated;

  public static void main(String[] args) {
    CommandRunner.main(new ServeCommand(), args);
  }

  @Override
  public Integer call() {
    var freePort = freePort();
    var found = InstallationFiles.find(pack);
    var files = student == null ? found : found.withStudent(student);
    var database = Meanwhile.start("database-opener", () -> openDatabase(files.name()));
    var installation = open(files, database);
    if (!installation.gated() && !ungated) {
      System.err.println(
          "vade: no evaluation is on record; answers are labelled ungated (./vade eval "
              + installation.pack().name()
              + ")");
    }
    var work = PackFolders.work(files.name(), "service");
    var stopped = new CountDownLatch(1);
    try (var opened = database.await()) {
      closeAfter(stopped, opened);
      configure(work, opened, freePort);
      Opened.handOver(installation);
      run();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  // A database that was started for an installation that does not open is not left behind.
  private static Installation open(InstallationFiles files, Meanwhile<Database> database) {
    try {
      return Installation.open(files);
    } catch (RuntimeException | Error e) {
      try {
        database.await().close();
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private Database openDatabase(String packName) {
    if (databaseUrl != null) {
      return Database.external(
          databaseUrl,
          environment("VADEMECUM_DB_USER", "vademecum"),
          environment("VADEMECUM_DB_PASSWORD", ""));
    }
    // An evaluation keeps its answers apart from those that people got.
    var folder = System.getenv("VADEMECUM_DATABASE_FOLDER");
    return EmbeddedDatabase.start(
        folder == null ? PackFolders.work(packName, "database") : Path.of(folder),
        PackFolders.work(packName, "service").resolve("database.password"));
  }

  // A signal ends the JVM whatever the main thread does: the database waits for the service.
  private static void closeAfter(CountDownLatch stopped, Database database) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                      database.close();
                    }
                  } catch (InterruptedException e) {
                    database.close();
                  }
                },
                "database-closer"));
  }

  private void configure(Path work, Database database, int freePort) {
    System.setProperty("quarkus.http.host", host);
    System.setProperty("quarkus.http.port", Integer.toString(freePort));
    System.setProperty("quarkus.http.body.uploads-directory", uploads(work).toString());
    System.setProperty("quarkus.datasource.jdbc.url", database.url());
    System.setProperty("quarkus.datasource.username", database.user());
    System.setProperty("quarkus.datasource.password", database.password());
    System.setProperty("vademecum.database-kind", database.kind());
    if (environment("VADEMECUM_SITE_KEY", "").isEmpty()) {
      System.setProperty("vademecum.site-key", SecretFile.readOrMake(work.resolve("site.key")));
    }
  }

  // Parts of forms lie here while their request is answered; a killed service leaves some behind.
  private static Path uploads(Path work) {
    var folder = work.resolve("uploads").toAbsolutePath();
    try {
      SecretFile.privateFolder(folder);
      try (var left = Files.list(folder)) {
        for (var file : left.toList()) {
          Files.delete(file);
        }
      }
      return folder;
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write to " + folder, "make it writable for this user", e);
    }
  }

  private int freePort() {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw Fault.resource(
          "port-in-use",
          "cannot listen on " + host + ":" + port,
          "stop what listens there, or give another --port",
          e);
    }
  }

  private static void run() {
    var failure = new AtomicReference<@Nullable Throwable>();
    Quarkus.run(Service.class, (code, thrown) -> failure.set(thrown));
    var thrown = failure.get();
    if (thrown != null) {
      throw Fault.resource(
          "not-started",
          "the service did not start: " + thrown.getClass().getSimpleName(),
          "see the log above; a database of another version or use is a common cause",
          thrown);
    }
  }

  private static String environment(String name, String otherwise) {
    var value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
