package org.vademecum.serving.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vademecum.cli.Fault;
import org.vademecum.serving.service.audit.AuditTrail;

/** What readers say of answers, and who has taken notice of a critical finding. */
@Path("/api/v1")
@Tag(name = "feedback")
@Blocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FeedbackResource {
  private static final int MOST_CHARACTERS = 4000;

  private final AuditTrail audit;

  public FeedbackResource(AuditTrail audit) {
    this.audit = audit;
  }

  @POST
  @Path("/feedback")
  @Operation(
      summary = "Say whether a sentence is right",
      description = "sentence counts from 1; without it the whole answer is meant")
  public Response feedback(
      @RequestBody(content = @Content(schema = @Schema(implementation = Feedback.class)))
          byte[] body) {
    var json = JsonBody.of(body);
    var verdict = json.requiredOneOf("verdict", "right", "wrong", "unclear");
    var sentence = json.optionalWhole("sentence").orElse(null);
    var comment = json.optional("comment").orElse(null);
    if (comment != null && comment.length() > MOST_CHARACTERS) {
      throw JsonBody.wrong("comment", "a text of at most " + MOST_CHARACTERS + " characters");
    }
    var id = json.required("interpretation");
    var sentences = recorded(id).path("sentences").size();
    if (sentence != null && (sentence < 1 || sentence > sentences)) {
      throw JsonBody.wrong("sentence", "a number from 1 to " + sentences);
    }
    audit.feedback(id, sentence, verdict, comment);
    return stored();
  }

  @POST
  @Path("/acknowledgements")
  @Operation(summary = "Record who has taken notice of a critical finding")
  public Response acknowledge(
      @RequestBody(content = @Content(schema = @Schema(implementation = Acknowledgement.class)))
          byte[] body) {
    var json = JsonBody.of(body);
    var finding = json.required("finding");
    var by = json.required("by");
    var id = json.required("interpretation");
    if (!isCritical(recorded(id), finding)) {
      throw Fault.input(
          "no-such-finding",
          "the interpretation has no critical finding of this id",
          "give the id of a finding whose severity is critical, such as F1");
    }
    audit.acknowledge(id, finding, by);
    return stored();
  }

  private static boolean isCritical(JsonNode answer, String id) {
    for (var finding : answer.path("findings")) {
      if (finding.path("id").asText().equals(id)) {
        return finding.path("severity").asText().equals("critical");
      }
    }
    return false;
  }

  private JsonNode recorded(String id) {
    return audit
        .answer(id)
        .orElseThrow(
            () ->
                Fault.input(
                    "no-such-interpretation",
                    "no interpretation of this id was given",
                    "give the id of an answer"));
  }

  private static Response stored() {
    return Response.status(Response.Status.CREATED).entity(Map.of("stored", true)).build();
  }

  /** The body, for the API's description. */
  @Schema(name = "Feedback")
  record Feedback(
      @Schema(required = true) String interpretation,
      Integer sentence,
      @Schema(
              required = true,
              enumeration = {"right", "wrong", "unclear"})
          String verdict,
      String comment) {}

  /** The body, for the API's description. */
  @Schema(name = "Acknowledgement")
  record Acknowledgement(
      @Schema(required = true) String interpretation,
      @Schema(required = true) String finding,
      @Schema(required = true) String by) {}
}
