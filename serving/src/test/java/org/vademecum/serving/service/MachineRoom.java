package org.vademecum.serving.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.vademecum.rag.IndexCommand;
import org.vademecum.serving.service.database.EmbeddedDatabase;
import picocli.CommandLine;

/**
 * A small pack with its index, and a real PostgreSQL: in a container where Docker runs, the one
 * that comes along elsewhere. With the argument {@code student} a tiny student with random weights
 * is installed too; with {@code chat} the service is given one of another maker instead.
 */
public final class MachineRoom implements QuarkusTestResourceLifecycleManager {
  static final Path PACK = Path.of("src/test/resources/packs/machine-room").toAbsolutePath();
  private static final Path STUDENT =
      Path.of("../student-model/src/test/resources/models/qwen3-q8_0.gguf").toAbsolutePath();

  private static @Nullable MachineRoom running;

  private Map<String, String> arguments = Map.of();
  private @Nullable EmbeddedDatabase embedded;
  private @Nullable PostgreSQLContainer container;

  @Override
  public void init(Map<String, String> given) {
    arguments = given;
  }

  @Override
  public Map<String, String> start() {
    running = this;
    try {
      var home = Files.createTempDirectory("vademecum-test");
      System.setProperty("vade.home", home.toString());
      new CommandLine(new IndexCommand()).execute(PACK.toString());
      if (arguments.containsKey("student")) {
        var folder = Files.createDirectories(home.resolve("work/machine-room/student"));
        Files.copy(STUDENT, folder.resolve("model-q8_0.gguf"));
      }
      var config = new HashMap<>(database(home));
      config.put("vademecum.pack", PACK.toString());
      if (arguments.containsKey("chat")) {
        config.put(
            "vademecum.student", ChatModel.write(home.resolve("chat-model.gguf")).toString());
      }
      config.put("vademecum.database-kind", "evaluation");
      config.put("vademecum.site-key", "a site key for tests, 32 characters");
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> database(Path home) {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      container = new PostgreSQLContainer("postgres:17");
      container.start();
      return address(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }
    embedded = EmbeddedDatabase.start(home.resolve("database"), home.resolve("password"));
    return address(embedded.url(), embedded.user(), embedded.password());
  }

  private static Map<String, String> address(String url, String user, String password) {
    return Map.of(
        "quarkus.datasource.jdbc.url", url,
        "quarkus.datasource.username", user,
        "quarkus.datasource.password", password);
  }

  /** Stops the database under a running service. */
  static void stopDatabase() {
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public void stop() {
    if (embedded != null) {
      embedded.close();
      embedded = null;
    }
    if (container != null) {
      container.stop();
      container = null;
    }
  }
}
