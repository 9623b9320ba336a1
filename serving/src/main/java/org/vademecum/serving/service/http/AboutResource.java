package org.vademecum.serving.service.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Localized;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.Interpretation.Model;
import org.vademecum.serving.command.Installation;
import org.vademecum.serving.service.ServiceConfig;

/** What is served, for the page. */
@Path("/api/v1/about")
@Tag(name = "about")
public class AboutResource {
  private final About about;

  public AboutResource(Installation installation, AnswerPath path, ServiceConfig config) {
    Pack pack = installation.pack();
    this.about =
        new About(
            pack.name(),
            pack.version(),
            pack.title(),
            pack.languages().stream().map(Object::toString).toList(),
            pack.tasks(),
            path.model(),
            path.defaultArm().toString(),
            config.databaseKind(),
            installation.gated(),
            hasExamples(pack),
            pack.wording().disclaimer());
  }

  private static boolean hasExamples(Pack pack) {
    var index = "META-INF/resources/examples/" + pack.name() + "/index.json";
    return Thread.currentThread().getContextClassLoader().getResource(index) != null;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What is served")
  public About about() {
    return about;
  }

  /**
   * What is served.
   *
   * @param arm the one used where none is asked for
   * @param database {@code evaluation} or {@code external}
   * @param gated whether an evaluation is on record with the student
   * @param examples whether the page has example reports for the pack
   */
  public record About(
      String pack,
      String version,
      Localized title,
      List<String> languages,
      List<String> tasks,
      Model model,
      String arm,
      String database,
      boolean gated,
      boolean examples,
      Localized disclaimer) {}
}
