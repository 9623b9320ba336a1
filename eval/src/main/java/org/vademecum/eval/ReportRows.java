package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vademecum.cli.Json;

/**
 * The rows of a raw report as words, whatever its format: its lines with separators as spaces, or,
 * of JSON, everything that is said within one element of its outermost lists. For finding which
 * numbers stand beside which name; not for reading a report.
 */
final class ReportRows {
  private ReportRows() {}

  static List<String> of(String report) {
    var stripped = report.strip();
    if (stripped.startsWith("{") || stripped.startsWith("[")) {
      try {
        var rows = new ArrayList<String>();
        json(Json.mapper().readTree(stripped), rows);
        return rows;
      } catch (JsonProcessingException e) {
        // No JSON after all: read as lines.
        return lines(stripped);
      }
    }
    return lines(stripped);
  }

  private static List<String> lines(String report) {
    return report
        .lines()
        .map(l -> l.replaceAll("[|^~\\t;<>\"=]+", " "))
        .map(l -> l.replaceAll(",(?!\\d{3}(?!\\d))", " ").strip())
        .filter(l -> !l.isEmpty())
        .toList();
  }

  private static void json(JsonNode node, List<String> rows) {
    if (node.isArray()) {
      node.forEach(e -> rows.add(String.join(" ", leaves(e))));
    } else if (node.isObject()) {
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              json(child, rows);
            } else {
              rows.add(child.asText());
            }
          });
    }
  }

  private static List<String> leaves(JsonNode node) {
    if (!node.isContainerNode()) {
      return List.of(node.asText());
    }
    var leaves = new ArrayList<String>();
    node.forEach(c -> leaves.addAll(leaves(c)));
    return leaves.stream().collect(Collectors.toList());
  }
}
