package org.vademecum.serving.service.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vademecum.serving.service.audit.AuditChain;
import org.vademecum.serving.service.audit.AuditTrail;

/** The audit trail's own routes: forgetting a patient, and checking the chain. */
@Path("/api/v1")
@Tag(name = "audit")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class PatientResource {
  private final AuditTrail audit;

  public PatientResource(AuditTrail audit) {
    this.audit = audit;
  }

  @DELETE
  @Path("/patients")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Forget a patient",
      description =
          "Destroys the key behind the patient's pseudonyms: the recorded answers stay, and nothing"
              + " says any more whose they are. Give identifier (and authority where several use"
              + " the number), or name and birthDate where reports carry no number.")
  public void forget(
      @RequestBody(content = @Content(schema = @Schema(implementation = Patient.class)))
          byte[] body) {
    var json = JsonBody.of(body);
    if (json.optional("name").isPresent()) {
      audit.forgetName(json.required("name"), json.required("birthDate"));
    } else {
      audit.forgetNumber(json.required("identifier"), json.optional("authority").orElse(null));
    }
  }

  @GET
  @Path("/audit")
  @Operation(summary = "Check that no recorded answer was changed or taken out")
  public AuditChain.State check() {
    return audit.check();
  }

  /** The body, for the API's description. */
  @Schema(name = "Patient")
  record Patient(String identifier, String authority, String name, String birthDate) {}
}
