package org.vademecum.serving.service.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.AnswerRequest;
import org.vademecum.serving.answer.Interpretation;
import org.vademecum.serving.service.Answers;

/**
 * Reports in, interpretations out: an object for one report, a list for several. With {@code
 * Accept: text/event-stream} the sentences come as events, each interpretation whole at its end.
 */
@Path("/api/v1/interpretations")
@Tag(name = "interpretations")
@Blocking
public class InterpretationResource {
  private final Answers answers;
  private final AnswerPath path;

  public InterpretationResource(Answers answers, AnswerPath path) {
    this.answers = answers;
    this.path = path;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
  @Operation(
      summary = "Interpret a report",
      description =
          "Parts: report (HL7 v2, FHIR, CSV, text or a JSON case), and optionally lang, audience,"
              + " task, arm, and any number of prior (earlier reports of the same patient).")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = ReportParts.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Interpretation.class)))
  public Response form(
      MultipartFormDataInput form, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
    return respond(new ReportForm(form).request(path), accept);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
  @Operation(
      summary = "Interpret a JSON case or FHIR resource",
      description = "The body is the report, or a list of them; the options are in the query.")
  public Response json(
      @RequestBody(
              content =
                  @Content(
                      schema =
                          @Schema(
                              type =
                                  org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                      .OBJECT)))
          byte[] body,
      @RestQuery @Nullable String lang,
      @RestQuery @Nullable String audience,
      @RestQuery @Nullable String task,
      @RestQuery @Nullable String arm,
      @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
    var options = new Options(lang, audience, task, arm);
    var request =
        new AnswerRequest(
            body,
            null,
            List.of(),
            options.parsedLanguage("en"),
            options.parsedAudience(),
            options.taskName(),
            options.parsedArm(path));
    return respond(request, accept);
  }

  private Response respond(AnswerRequest request, @Nullable String accept) {
    var interpretations = answers.interpret("interpretation", request);
    if (accept != null && accept.contains(MediaType.SERVER_SENT_EVENTS)) {
      return EventStream.of(interpretations);
    }
    var entity = interpretations.size() == 1 ? interpretations.getFirst() : interpretations;
    return Response.ok(entity, MediaType.APPLICATION_JSON).build();
  }

  /** The parts of the form, for the API's description. */
  @Schema(name = "Report")
  static final class ReportParts {
    @Schema(format = "binary", required = true)
    public @Nullable String report;

    @Schema(description = "earlier reports of the same patient")
    public @Nullable List<String> prior;

    @Schema(enumeration = {"en", "zh"})
    public @Nullable String lang;

    @Schema(enumeration = {"clinician", "patient"})
    public @Nullable String audience;

    @Schema(description = "a task of the pack, such as interpret")
    public @Nullable String task;

    @Schema(enumeration = {"template", "closed-book", "rag", "guard"})
    public @Nullable String arm;
  }
}
