package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether no value is valid by two schemas at once, so that one of them ({@code oneOf}) is any of
 * them. True only where it is certain: by types, by listed values, or by a property that both
 * require (a discriminator) or that one requires and the other excludes.
 */
final class Exclusion {
  private static final int DEEPEST = 8;
  private static final int MOST_ASKED = 1_000_000;

  private final Schemas schemas;
  private int asked;

  Exclusion(Schemas schemas) {
    this.schemas = schemas;
  }

  boolean excludeEachOther(JsonNode one, JsonNode other, String pointer) {
    return excludeEachOther(one, other, pointer, 0);
  }

  private boolean excludeEachOther(JsonNode one, JsonNode other, String pointer, int depth) {
    if (depth > DEEPEST || ++asked > MOST_ASKED) {
      return false;
    }
    if (one.has("$ref")) {
      return excludeEachOther(
          schemas.resolve(one.path("$ref"), pointer), other, pointer, depth + 1);
    }
    if (other.has("$ref")) {
      return excludeEachOther(other, one, pointer, depth + 1);
    }
    return one.equals(BooleanNode.FALSE)
        || other.equals(BooleanNode.FALSE)
        || differInType(one, other, pointer)
        || differInValues(one, other)
        || differInProperty(one, other, pointer, depth)
        || differInProperty(other, one, pointer, depth);
  }

  private static boolean differInType(JsonNode one, JsonNode other, String pointer) {
    var first = types(one, pointer);
    var second = types(other, pointer);
    return first.isPresent()
        && second.isPresent()
        && first.get().stream().noneMatch(second.get()::contains);
  }

  // Only types that are named exclude others; integers are numbers.
  private static Optional<Set<String>> types(JsonNode schema, String pointer) {
    var types = new HashSet<String>();
    values(schema).ifPresent(values -> values.forEach(v -> types.add(Schemas.typeOf(v))));
    if (types.isEmpty() && schema.has("type")) {
      types.addAll(Schemas.types(schema, pointer));
    }
    if (types.remove("integer")) {
      types.add("number");
    }
    return types.isEmpty() ? Optional.empty() : Optional.of(types);
  }

  private static Optional<List<JsonNode>> values(JsonNode schema) {
    if (schema.has("const")) {
      return Optional.of(List.of(schema.path("const")));
    }
    return schema.has("enum")
        ? Optional.of(schema.path("enum").valueStream().toList())
        : Optional.empty();
  }

  private static boolean differInValues(JsonNode one, JsonNode other) {
    var first = values(one);
    var second = values(other);
    return first.isPresent()
        && second.isPresent()
        && first.get().stream().noneMatch(v -> second.get().stream().anyMatch(w -> same(v, w)));
  }

  // 1 and 1.0 are the same value.
  private static boolean same(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.doubleValue() == other.doubleValue()
        : one.equals(other);
  }

  private boolean differInProperty(JsonNode one, JsonNode other, String pointer, int depth) {
    if (!isObject(one) || !isObject(other)) {
      return false;
    }
    for (var required : one.path("required")) {
      var name = required.asText();
      var first = one.path("properties").path(name);
      var second = other.path("properties").path(name);
      var excluded =
          second.isMissingNode() && other.path("additionalProperties").equals(BooleanNode.FALSE);
      if (excluded
          || requires(other, name) && excludeEachOther(first, second, pointer, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isObject(JsonNode schema) {
    return schema.path("type").asText().equals("object");
  }

  private static boolean requires(JsonNode schema, String name) {
    for (var required : schema.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
