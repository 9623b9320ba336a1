package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Reference;

/** Strings, by one of: their length, a pattern, a format. */
final class StringRules {
  private static final List<String> FORMATS = List.of("date", "time", "date-time", "uuid");

  private StringRules() {}

  /** The strings that are valid. */
  static Expression of(JsonNode schema, String pointer) {
    var counted = schema.has("minLength") || schema.has("maxLength");
    if (schema.has("pattern")) {
      if (counted || schema.has("format")) {
        throw SchemaFaults.unsupported(
            "beside a length or a format no pattern is supported", pointer + "/pattern");
      }
      var pattern = schema.path("pattern");
      if (!pattern.isTextual()) {
        throw SchemaFaults.wrong("this is no pattern", pointer + "/pattern");
      }
      return JsonText.quoted(PatternReader.read(pattern.textValue(), pointer + "/pattern"));
    }
    if (schema.has("format")) {
      var format = schema.path("format").asText();
      if (counted || !FORMATS.contains(format)) {
        throw SchemaFaults.unsupported(
            counted
                ? "beside a length no format is supported"
                : "the format is not one of " + String.join(", ", FORMATS) + ", but " + format,
            pointer + "/format");
      }
      return JsonText.quoted(new Reference(format));
    }
    var limits = Limits.of(schema, "minLength", "maxLength", pointer);
    return JsonText.quoted(Expression.repeat(JsonText.CHARACTER, limits.least(), limits.most()));
  }
}
