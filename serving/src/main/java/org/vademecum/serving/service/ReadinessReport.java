package org.vademecum.serving.service;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.command.Installation;

/** What is served, for whoever watches; whether the database answers is a check of its own. */
@Readiness
public class ReadinessReport implements HealthCheck {
  private final Installation installation;
  private final AnswerPath path;
  private final ServiceConfig config;

  public ReadinessReport(Installation installation, AnswerPath path, ServiceConfig config) {
    this.installation = installation;
    this.path = path;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("installation")
        .up()
        .withData("pack", installation.pack().toString())
        .withData("student", path.model().name())
        .withData("passages", installation.index().size())
        .withData("database", config.databaseKind())
        .withData("gated", installation.gated())
        .build();
  }
}
