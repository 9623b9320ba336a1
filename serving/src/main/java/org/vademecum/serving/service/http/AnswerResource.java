package org.vademecum.serving.service.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vademecum.cli.Fault;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.Interpretation;
import org.vademecum.serving.answer.QuestionRequest;
import org.vademecum.serving.service.Answers;

/** Questions, answered from the pack's passages or refused. */
@Path("/api/v1/answers")
@Tag(name = "answers")
@Blocking
public class AnswerResource {
  private static final int MOST_CHARACTERS = 2000;

  private final Answers answers;
  private final AnswerPath path;

  public AnswerResource(Answers answers, AnswerPath path) {
    this.answers = answers;
    this.path = path;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Answer a question from the pack's passages")
  public Interpretation answer(
      @RequestBody(content = @Content(schema = @Schema(implementation = Question.class)))
          byte[] body) {
    var json = JsonBody.of(body);
    var question = json.required("question").strip();
    if (question.length() > MOST_CHARACTERS) {
      throw Fault.input(
          "too-long",
          "the question has more than " + MOST_CHARACTERS + " characters: " + question.length(),
          "ask about one thing at a time");
    }
    var options =
        new Options(
            json.optional("lang").orElse(null),
            json.optional("audience").orElse(null),
            null,
            json.optional("arm").orElse(null));
    return answers.answer(
        new QuestionRequest(
            question,
            options.parsedLanguage(languageOf(question)),
            options.parsedAudience(),
            options.parsedArm(path)));
  }

  static String languageOf(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en";
  }

  /** The body, for the API's description. */
  @Schema(name = "Question")
  record Question(
      @Schema(required = true) String question, String lang, String audience, String arm) {}
}
