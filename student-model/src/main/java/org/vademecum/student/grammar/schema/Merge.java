package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vademecum.cli.Fault;

/** One schema that says what several say together ({@code allOf}). */
final class Merge {
  private static final int DEEPEST = 50;
  private static final int MOST_WORK = 1_000_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Schemas schemas;
  private int work;

  Merge(Schemas schemas) {
    this.schemas = schemas;
  }

  /**
   * The schema that demands what each of these demands; itself without {@code $ref} and {@code
   * allOf}.
   *
   * @throws Fault of type {@code unsupported-schema} where no one schema can say it
   */
  JsonNode all(List<JsonNode> parts, String pointer) {
    return all(parts, pointer, 0);
  }

  private JsonNode all(List<JsonNode> parts, String pointer, int depth) {
    JsonNode merged = NODES.objectNode();
    for (var part : parts) {
      merged = both(merged, plain(part, pointer, depth), pointer);
    }
    return merged;
  }

  // Without annotations, references and allOf.
  private JsonNode plain(JsonNode schema, String pointer, int depth) {
    if (depth > DEEPEST) {
      throw SchemaFaults.unsupported("allOf and $ref lead around in a circle", pointer);
    }
    if (!schema.isObject()) {
      return schema.equals(BooleanNode.TRUE) ? NODES.objectNode() : schema;
    }
    Schemas.requireKnown(schema, pointer);
    var rest = ((ObjectNode) schema).objectNode();
    var parts = new ArrayList<JsonNode>();
    for (var field : schema.properties()) {
      switch (field.getKey()) {
        case "$ref" -> parts.add(schemas.resolve(field.getValue(), pointer));
        case "allOf" -> parts.addAll(Schemas.list(schema, "allOf", pointer));
        default -> {
          if (!isAnnotation(field.getKey())) {
            rest.set(field.getKey(), field.getValue());
          }
        }
      }
    }
    return parts.isEmpty() ? rest : both(all(parts, pointer, depth + 1), rest, pointer);
  }

  static boolean isAnnotation(String keyword) {
    return Schemas.ANNOTATIONS.contains(keyword)
        || keyword.startsWith("x-")
        || keyword.equals("$id")
        || keyword.equals("uniqueItems"); // false, which allows what is allowed anyway
  }

  private JsonNode both(JsonNode one, JsonNode other, String pointer) {
    work += 1 + size(one) + size(other);
    if (work > MOST_WORK) {
      throw SchemaFaults.unsupported("the schema leads to too many others", pointer);
    }
    if (!one.isObject() || !other.isObject()) {
      return one.isObject() ? other : one; // false, or no schema at all
    }
    var merged = NODES.objectNode();
    merged.setAll((ObjectNode) one);
    for (var field : other.properties()) {
      var key = field.getKey();
      var value = field.getValue();
      if (key.equals("properties") || key.equals("additionalProperties")) {
        continue;
      }
      var before = one.path(key);
      if (before.isMissingNode() || before.equals(value)) {
        merged.set(key, value);
        continue;
      }
      var common = both(key, before, value, pointer);
      if (common.equals(BooleanNode.FALSE)) {
        return common;
      }
      merged.set(key, common);
    }
    requireOneKindOfItems(one, other, pointer);
    mergeProperties(merged, one, other);
    return merged;
  }

  private static int size(JsonNode schema) {
    return schema.size() + schema.path("properties").size();
  }

  private static JsonNode both(String key, JsonNode one, JsonNode other, String pointer) {
    return switch (key) {
      case "required" -> {
        var names = new LinkedHashSet<String>();
        one.forEach(name -> names.add(name.asText()));
        other.forEach(name -> names.add(name.asText()));
        var merged = NODES.arrayNode();
        names.forEach(merged::add);
        yield merged;
      }
      case "minimum", "exclusiveMinimum", "minLength", "minItems" ->
          extreme(one, other, 1, pointer);
      case "maximum", "exclusiveMaximum", "maxLength", "maxItems" ->
          extreme(one, other, -1, pointer);
      case "type" -> commonTypes(one, other, pointer);
      case "enum" -> {
        var merged = NODES.arrayNode();
        one.forEach(
            value -> {
              for (var wanted : other) {
                if (wanted.equals(value)) {
                  merged.add(value);
                  return;
                }
              }
            });
        yield merged;
      }
      case "const" -> BooleanNode.FALSE; // two values that differ
      case "items" -> allOf(one, other);
      default ->
          throw SchemaFaults.unsupported(
              "two demands of this kind can't be made one", pointer + "/" + key);
    };
  }

  // Items are those behind a schema's own prefix; two prefixes would have to be laid together.
  private static void requireOneKindOfItems(JsonNode one, JsonNode other, String pointer) {
    var prefixed = one.has("prefixItems") || other.has("prefixItems");
    var same =
        one.path("prefixItems").equals(other.path("prefixItems"))
            && one.path("items").equals(other.path("items"));
    if (prefixed && !same && speaksOfItems(one) && speaksOfItems(other)) {
      throw SchemaFaults.unsupported(
          "two demands of this kind can't be made one", pointer + "/prefixItems");
    }
  }

  private static boolean speaksOfItems(JsonNode schema) {
    return schema.has("items") || schema.has("prefixItems");
  }

  private static JsonNode extreme(JsonNode one, JsonNode other, int sign, String pointer) {
    if (!one.isNumber() || !other.isNumber()) {
      throw SchemaFaults.wrong("a limit is no number", pointer);
    }
    return sign * Double.compare(one.doubleValue(), other.doubleValue()) > 0 ? one : other;
  }

  private static JsonNode commonTypes(JsonNode one, JsonNode other, String pointer) {
    var first = types(one, pointer);
    var second = types(other, pointer);
    var common = new TreeSet<>(first);
    common.retainAll(second);
    if (first.contains("integer") && second.contains("number")
        || second.contains("integer") && first.contains("number")) {
      common.add("integer");
    }
    if (common.isEmpty()) {
      return BooleanNode.FALSE;
    }
    var merged = NODES.arrayNode();
    common.forEach(merged::add);
    return merged;
  }

  private static Set<String> types(JsonNode type, String pointer) {
    return Schemas.types(NODES.objectNode().set("type", type), pointer);
  }

  // A property that one of them does not name is one of its additional properties.
  private static void mergeProperties(ObjectNode merged, JsonNode one, JsonNode other) {
    var names = new LinkedHashSet<String>();
    one.path("properties").fieldNames().forEachRemaining(names::add);
    other.path("properties").fieldNames().forEachRemaining(names::add);
    if (!names.isEmpty()) {
      var properties = merged.putObject("properties");
      for (var name : names) {
        properties.set(name, allOf(property(one, name), property(other, name)));
      }
    }
    if (one.has("additionalProperties") || other.has("additionalProperties")) {
      merged.set("additionalProperties", allOf(additional(one), additional(other)));
    }
  }

  private static JsonNode property(JsonNode schema, String name) {
    var named = schema.path("properties").path(name);
    return named.isMissingNode() ? additional(schema) : named;
  }

  private static JsonNode additional(JsonNode schema) {
    var additional = schema.path("additionalProperties");
    return additional.isMissingNode() ? BooleanNode.TRUE : additional;
  }

  private static JsonNode allOf(JsonNode one, JsonNode other) {
    if (one.equals(other) || other.equals(BooleanNode.TRUE)) {
      return one;
    }
    if (one.equals(BooleanNode.TRUE)) {
      return other;
    }
    if (one.equals(BooleanNode.FALSE) || other.equals(BooleanNode.FALSE)) {
      return BooleanNode.FALSE;
    }
    var merged = NODES.objectNode();
    merged.putArray("allOf").add(one).add(other);
    return merged;
  }
}
