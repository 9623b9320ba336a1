package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Schemas of all that is supported, each with values that are valid by it. */
final class RandomSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> KEYS = List.of("a", "ab", "name", "\u00E9t\u00E9", "\"", "");
  private static final List<String> PATTERNS =
      List.of(
          "^[a-c]{2,4}$", "x+", "^(on|off)$", "^\\d{3}-\\w*$", "^[^\"a-z]?\\S$", "^a|b$", "\\.");

  private final Random random;

  RandomSchemas(Random random) {
    this.random = random;
  }

  /** A schema whose references lead to the definition that it has. */
  ObjectNode schema() {
    var schema = combined(3);
    var node = object();
    node.set("type", NODES.textNode("object"));
    node.putObject("properties").putObject("next").put("$ref", "#/$defs/node");
    schema.putObject("$defs").set("node", node);
    return schema;
  }

  private static ObjectNode object() {
    return NODES.objectNode();
  }

  private ObjectNode combined(int depth) {
    return switch (depth > 0 ? random.nextInt(8) : 8) {
      case 0 -> {
        var schema = object();
        var alternatives = schema.putArray("anyOf");
        for (var i = 1 + random.nextInt(3); i > 0; i--) {
          alternatives.add(combined(depth - 1));
        }
        yield schema;
      }
      case 1 -> {
        var schema = object();
        var alternatives = schema.putArray("oneOf");
        alternatives.add(objects(depth).put("type", "object"));
        alternatives.add(number(random.nextBoolean() ? "integer" : "number"));
        alternatives.add(string());
        yield schema;
      }
      case 2 -> {
        var schema = object();
        schema.putArray("allOf").add(objects(depth)).add(number("integer").without("type"));
        yield schema.put("type", "object");
      }
      case 3, 4 -> objects(depth).put("type", "object");
      case 5 -> array(depth);
      case 6 -> object().put("$ref", "#/$defs/node");
      default -> simple();
    };
  }

  private ObjectNode objects(int depth) {
    var schema = object();
    var properties = schema.putObject("properties");
    for (var key : KEYS) {
      if (random.nextBoolean()) {
        properties.set(key, combined(depth - 1));
      }
    }
    var required = schema.putArray("required");
    properties
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (random.nextInt(3) > 0) {
                required.add(key);
              }
            });
    switch (random.nextInt(4)) {
      case 0 -> schema.put("additionalProperties", false);
      case 1 -> schema.put("additionalProperties", true);
      case 2 -> schema.set("additionalProperties", simple());
      default -> {}
    }
    return schema;
  }

  private ObjectNode array(int depth) {
    var schema = object().put("type", "array");
    var prefix = random.nextInt(3);
    for (var i = 0; i < prefix; i++) {
      schema.withArray("prefixItems").add(combined(depth - 1));
    }
    var closed = prefix > 0 && random.nextInt(3) == 0;
    schema.set("items", closed ? NODES.booleanNode(false) : combined(depth - 1));
    var least = random.nextInt(closed ? prefix + 1 : 3);
    if (random.nextBoolean()) {
      schema.put("minItems", least);
    }
    if (random.nextBoolean()) {
      schema.put("maxItems", least + random.nextInt(3));
    }
    return schema;
  }

  private ObjectNode simple() {
    return switch (random.nextInt(8)) {
      case 0 -> object().put("type", "boolean");
      case 1 -> {
        var schema = object();
        schema.putArray("type").add("null").add("string");
        yield schema.put("maxLength", 3);
      }
      case 2 -> {
        var schema = object();
        schema.putArray("enum").add(1).add("\u4E2D\n").addNull().add(1.5).addObject().put("x", 0);
        yield schema;
      }
      case 3 -> {
        var schema = object();
        JsonNode value = random.nextBoolean() ? NODES.textNode("\"\\") : NODES.booleanNode(true);
        schema.set("const", value);
        yield schema;
      }
      case 4 -> number("integer");
      case 5 -> number("number");
      default -> string();
    };
  }

  private ObjectNode number(String type) {
    var schema = object().put("type", type);
    var low = random.nextInt(2400) - 1200;
    var high = low + 2 + random.nextInt(random.nextBoolean() ? 5 : 5000);
    if (random.nextBoolean()) {
      schema.put(random.nextBoolean() ? "minimum" : "exclusiveMinimum", low);
    }
    if (random.nextBoolean()) {
      schema.put(random.nextBoolean() ? "maximum" : "exclusiveMaximum", high);
    }
    return schema;
  }

  private ObjectNode string() {
    var schema = object().put("type", "string");
    return switch (random.nextInt(3)) {
      case 0 -> schema.put("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())));
      case 1 ->
          schema.put("format", List.of("date", "time", "date-time", "uuid").get(random.nextInt(4)));
      default -> {
        var least = random.nextInt(4);
        yield schema.put("minLength", least).put("maxLength", least + random.nextInt(4));
      }
    };
  }
}
