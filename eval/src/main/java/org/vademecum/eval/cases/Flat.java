package org.vademecum.eval.cases;

import com.fasterxml.jackson.databind.JsonNode;

/** Structured data as text that a reader of sentences can use: a line {@code path: value} each. */
final class Flat {
  private Flat() {}

  static String text(JsonNode node) {
    if (node.isValueNode()) {
      return node.asText();
    }
    var text = new StringBuilder();
    write("", node, text);
    return text.toString().stripTrailing();
  }

  private static void write(String path, JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              e ->
                  write(path.isEmpty() ? e.getKey() : path + " " + e.getKey(), e.getValue(), text));
    } else if (node.isArray()) {
      node.forEach(item -> write(path, item, text));
    } else if (!node.isNull()) {
      text.append(path).append(": ").append(node.asText()).append('\n');
    }
  }
}
