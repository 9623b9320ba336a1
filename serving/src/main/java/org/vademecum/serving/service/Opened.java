package org.vademecum.serving.service;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.vademecum.cli.Fault;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.command.Installation;

/**
 * The installation that is served. The command opens it before the framework starts, so that a
 * fault is two lines on the terminal, and hands it over here; elsewhere it is opened from the
 * configuration.
 */
@ApplicationScoped
public class Opened {
  private static final AtomicReference<Installation> HANDED_OVER = new AtomicReference<>();

  /** Hands an open installation to the service that starts next in this JVM. */
  public static void handOver(Installation installation) {
    HANDED_OVER.set(installation);
  }

  @Produces
  @Singleton
  @Startup
  Installation installation(ServiceConfig config) {
    return Optional.ofNullable(HANDED_OVER.getAndSet(null)).orElseGet(() -> open(config));
  }

  private static Installation open(ServiceConfig config) {
    var pack = config.pack().orElseThrow(Opened::nothing);
    return config
        .student()
        .map(student -> Installation.openWithStudent(pack, Path.of(student)))
        .orElseGet(() -> Installation.open(pack));
  }

  private static Fault nothing() {
    return Fault.input("no-such-pack", "no pack was named", "use ./vade serve PACK");
  }

  void close(@Disposes Installation installation) {
    installation.close();
  }

  @Produces
  @Singleton
  AnswerPath answerPath(Installation installation) {
    return installation.answerPath();
  }
}
