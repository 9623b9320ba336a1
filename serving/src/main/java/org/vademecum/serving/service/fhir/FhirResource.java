package org.vademecum.serving.service.fhir;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.AnswerRequest;
import org.vademecum.serving.service.Answers;
import org.vademecum.serving.service.http.Options;

/**
 * {@code $interpret}: a Bundle, or a DiagnosticReport with contained Observations, in JSON or XML;
 * a Bundle of a DiagnosticReport with its conclusion and a Provenance for each subject comes back.
 */
@Path("/fhir/DiagnosticReport/$interpret")
@Tag(name = "fhir")
@Blocking
public class FhirResource {
  private final Answers answers;
  private final AnswerPath path;

  public FhirResource(Answers answers, AnswerPath path) {
    this.answers = answers;
    this.path = path;
  }

  @POST
  @Consumes({
    "application/fhir+json",
    "application/json",
    "application/fhir+xml",
    "application/xml",
    "text/xml"
  })
  @Produces({"application/fhir+json", "application/json"})
  @Operation(summary = "Interpret FHIR R4 results")
  public String interpret(
      byte[] body,
      @RestQuery @Nullable String lang,
      @RestQuery @Nullable String audience,
      @RestQuery @Nullable String arm) {
    var source = FhirInput.read(body);
    var options = new Options(lang, audience, null, arm);
    var request =
        new AnswerRequest(
            body,
            null,
            List.of(),
            options.parsedLanguage("en"),
            options.parsedAudience(),
            options.taskName(),
            options.parsedArm(path));
    return FhirOutput.bundle(answers.interpret("fhir", request), source, body);
  }
}
