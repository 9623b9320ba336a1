package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real standalone cluster on loopback: a master and two workers, each a process of its own. */
class ClusterIT {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.executor.memory", "512m",
          "spark.executor.extraClassPath", System.getProperty("java.class.path"),
          "spark.jars", "",
          "spark.sql.shuffle.partitions", "4",
          "spark.log.level", "OFF");

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(ClusterIT::kill);
    SETTINGS.keySet().forEach(System::clearProperty);
  }

  @Test
  void a_worker_that_is_killed_in_the_middle_costs_no_document() throws Exception {
    var sources =
        List.of(
            Curated.source(folder.resolve("sources"), "first", 300, 1),
            Curated.source(folder.resolve("sources"), "second", 200, 2));
    var alone = folder.resolve("alone");
    assertThat(Curated.run(alone, "local[2]", sources)).isZero();

    var master = "spark://127.0.0.1:" + startMaster();
    var first = startWorker(master);
    startWorker(master);
    SETTINGS.forEach(System::setProperty);
    var out = folder.resolve("cluster");
    var run = CompletableFuture.supplyAsync(() -> Curated.run(out, master, sources));
    // The pack's own and the sources are prepared: the middle of the run.
    await(() -> Files.exists(out.resolve("_writing/steps/step-1/_SUCCESS")), run);
    assertThat(run).isNotDone();
    kill(first);
    assertThat(run.get(240, TimeUnit.SECONDS)).isZero();
    Curated.expectEqual(out, Curated.files(alone));
  }

  private int startMaster() throws IOException, InterruptedException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var log = folder.resolve("master.log");
    start(
        log,
        "org.apache.spark.deploy.master.Master",
        List.of("--host", "127.0.0.1", "--port", String.valueOf(port), "--webui-port", "0"));
    await(() -> listens(port), new CompletableFuture<>());
    return port;
  }

  private Process startWorker(String master) throws IOException {
    var name = "worker-" + processes.size();
    return start(
        folder.resolve(name + ".log"),
        "org.apache.spark.deploy.worker.Worker",
        List.of(
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            "-c",
            "1",
            "-m",
            "1g",
            "-d",
            folder.resolve(name).toString(),
            master));
  }

  private Process start(Path log, String main, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-Dspark.log.level=ERROR"));
    command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"));
    command.addAll(List.of("--add-opens=java.base/java.nio=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", sparkHome().toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    processes.add(process);
    return process;
  }

  // A worker starts executors from the folder jars/ of a Spark home; Maven has them elsewhere.
  private Path sparkHome() throws IOException {
    var jars = folder.resolve("spark/jars");
    if (!Files.exists(jars)) {
      Files.createDirectories(jars);
      for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        if (entry.endsWith(".jar")) {
          var link = jars.resolve(Path.of(entry).getFileName().toString());
          if (!Files.exists(link)) {
            Files.createSymbolicLink(link, Path.of(entry).toAbsolutePath());
          }
        }
      }
    }
    return folder.resolve("spark");
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static boolean listens(int port) {
    try (var socket = new java.net.Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Something that will be so before long. */
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition, CompletableFuture<?> unless)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (!condition.holds() && !unless.isDone() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
