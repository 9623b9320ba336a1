package org.vademecum.serving.service.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.vademecum.cli.Fault;
import org.vademecum.serving.service.http.JsonBody;
import org.vademecum.student.grammar.Grammar;
import org.vademecum.student.grammar.schema.JsonSchemaGrammar;

/**
 * What a request holds its text to: {@code response_format}, or {@code grammar} as llama.cpp's
 * server has it. A schema is always kept to, whether the request calls it strict or not.
 */
final class TextForm {
  private static final String FORMAT = "response_format";

  private TextForm() {}

  /**
   * The grammar of the text; empty where it may be any.
   *
   * @throws Fault of type {@code unsupported-response-format}, {@code wrong-value}, {@code
   *     wrong-grammar}, {@code wrong-schema} or {@code unsupported-schema}
   */
  static Optional<Grammar> of(JsonBody body) {
    var grammar = body.optional("grammar").map(Grammar::parse);
    var format = body.node().path(FORMAT);
    var ofFormat =
        format.isMissingNode() || format.isNull() ? Optional.<Grammar>empty() : ofFormat(format);
    if (grammar.isPresent() && ofFormat.isPresent()) {
      throw JsonBody.wrong("grammar", "the only demand beside a " + FORMAT + " of text");
    }
    return grammar.or(() -> ofFormat);
  }

  private static Optional<Grammar> ofFormat(JsonNode format) {
    var type = format.path("type").asText();
    return switch (type) {
      case "text" -> Optional.empty();
      case "json_object" ->
          Optional.of(
              format.has("schema") // as llama.cpp's server has it
                  ? ofSchema(format.path("schema"), FORMAT + ".schema")
                  : JsonSchemaGrammar.anyObject());
      case "json_schema" ->
          Optional.of(
              ofSchema(format.path("json_schema").path("schema"), FORMAT + ".json_schema.schema"));
      default ->
          throw Fault.input(
              "unsupported-response-format",
              "the type of " + FORMAT + " is not text, json_object or json_schema: " + type,
              "use one of these");
    };
  }

  private static Grammar ofSchema(JsonNode schema, String key) {
    if (!schema.isObject()) {
      throw JsonBody.wrong(key, "an object");
    }
    return JsonSchemaGrammar.of(schema);
  }
}
