package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A document of schemas: its references, and which keywords say what. */
final class Schemas {
  /** What says nothing about validity. */
  static final Set<String> ANNOTATIONS =
      Set.of(
          "title",
          "description",
          "default",
          "example",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly",
          "$comment",
          "$schema",
          "$defs",
          "definitions");

  /** What combines schemas or says values. */
  private static final Set<String> GENERAL =
      Set.of("type", "enum", "const", "$ref", "allOf", "anyOf", "oneOf");

  /** What is said of one type of values. */
  static final Map<String, List<String>> OF_TYPE =
      Map.of(
          "object", List.of("properties", "required", "additionalProperties"),
          "array", List.of("items", "prefixItems", "minItems", "maxItems"),
          "string", List.of("minLength", "maxLength", "pattern", "format"),
          "number", List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"));

  private static final int MOST_NODES = 20_000;

  private final JsonNode root;

  /**
   * A document.
   *
   * @throws org.vademecum.cli.Fault of type {@code wrong-schema} where it is larger than any that
   *     people write
   */
  Schemas(JsonNode root) {
    this.root = root;
    var nodes = 0;
    var open = new ArrayDeque<JsonNode>();
    open.add(root);
    while (!open.isEmpty()) {
      if (++nodes > MOST_NODES) {
        throw SchemaFaults.wrong("the schema has more than " + MOST_NODES + " values", "#");
      }
      var node = open.pop();
      if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
        throw SchemaFaults.wrong("a number is too large", "#");
      }
      node.forEach(open::push);
    }
  }

  /**
   * Checks that all keywords of a schema are known.
   *
   * @throws org.vademecum.cli.Fault of type {@code unsupported-schema} that names the first other
   */
  static void requireKnown(JsonNode schema, String pointer) {
    for (var field : schema.properties()) {
      var keyword = field.getKey();
      var known =
          ANNOTATIONS.contains(keyword)
              || GENERAL.contains(keyword)
              || OF_TYPE.values().stream().anyMatch(k -> k.contains(keyword))
              || keyword.startsWith("x-")
              || keyword.equals("$id") && pointer.equals("#")
              || keyword.equals("uniqueItems") && field.getValue().equals(BooleanNode.FALSE);
      if (!known) {
        throw SchemaFaults.unsupported(
            "the keyword is not supported", pointer + "/" + escaped(keyword));
      }
    }
  }

  /** A key as a part of a pointer. */
  static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /**
   * What a reference refers to.
   *
   * @throws org.vademecum.cli.Fault where it is no place of this document
   */
  JsonNode resolve(JsonNode reference, String pointer) {
    var text = reference.asText();
    if (!reference.isTextual() || !text.equals("#") && !text.startsWith("#/")) {
      throw SchemaFaults.unsupported(
          "references lead to places of the same schema only, #/...", pointer + "/$ref");
    }
    var target = root.at(pointer(text.substring(1), pointer));
    if (target.isMissingNode()) {
      throw SchemaFaults.wrong("the reference " + text + " leads nowhere", pointer + "/$ref");
    }
    return target;
  }

  private static JsonPointer pointer(String text, String where) {
    try {
      return JsonPointer.compile(
          URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw SchemaFaults.wrong("the reference is no pointer", where + "/$ref");
    }
  }

  /**
   * The types that a schema names, or that its keywords speak of; empty where it speaks of none.
   *
   * @throws org.vademecum.cli.Fault where there is no such type
   */
  static Set<String> types(JsonNode schema, String pointer) {
    var types = new TreeSet<String>();
    var named = schema.path("type");
    if (named.isTextual()) {
      types.add(named.textValue());
    }
    named.forEach(type -> types.add(type.asText()));
    for (var type : types) {
      if (!List.of("object", "array", "string", "number", "integer", "boolean", "null")
          .contains(type)) {
        throw SchemaFaults.wrong("there is no such type: " + type, pointer + "/type");
      }
    }
    if (types.isEmpty() && !named.isMissingNode()) {
      throw SchemaFaults.wrong("this is no type, nor a list of types", pointer + "/type");
    }
    if (types.isEmpty()) {
      OF_TYPE.forEach(
          (type, keywords) -> {
            if (keywords.stream().anyMatch(schema::has)) {
              types.add(type);
            }
          });
    }
    if (types.contains("number")) {
      types.remove("integer");
    }
    return types;
  }

  /**
   * The schemas or values that a keyword lists.
   *
   * @throws org.vademecum.cli.Fault where it lists none
   */
  static List<JsonNode> list(JsonNode schema, String keyword, String pointer) {
    var list = schema.path(keyword);
    if (!list.isArray() || list.isEmpty()) {
      throw SchemaFaults.wrong("this is no list of at least one", pointer + "/" + keyword);
    }
    return list.valueStream().toList();
  }

  /** The type of a value as a schema calls it; whole numbers are integers. */
  static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER ->
          value.isIntegralNumber() || value.doubleValue() == Math.rint(value.doubleValue())
              ? "integer"
              : "number";
      case NULL, MISSING -> "null";
    };
  }

  /** Whether a value is of one of the types; of none is of any. */
  static boolean isOf(JsonNode value, Set<String> types) {
    var type = typeOf(value);
    return types.isEmpty()
        || types.contains(type)
        || type.equals("integer") && types.contains("number");
  }
}
