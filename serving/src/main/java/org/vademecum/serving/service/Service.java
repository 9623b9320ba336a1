package org.vademecum.serving.service;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vademecum.serving.command.Installation;

/** Says where the service listens, and stays until it is told to stop. */
public class Service implements QuarkusApplication {
  private final Installation installation;
  private final ServiceConfig config;
  private final String host;
  private final int port;
  private final WarmUp warmUp;

  Service(
      Installation installation,
      ServiceConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port,
      WarmUp warmUp) {
    this.installation = installation;
    this.config = config;
    this.host = host;
    this.port = port;
    this.warmUp = warmUp;
  }

  @Override
  public int run(String... arguments) {
    var address = host.contains(":") ? "[" + host + "]" : host;
    System.out.printf(
        "%s listens on http://%s:%d/ (database: %s, %s)%n",
        installation.pack(),
        address,
        port,
        config.databaseKind(),
        installation.gated() ? "gated" : "ungated");
    warmUp.start();
    Quarkus.waitForExit();
    return 0;
  }
}
