package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.Grammar;

/** The rules so far, and the schemas whose rules are still to be written. */
final class RuleBook {
  private static final int MOST_RULES = 100_000;

  private final Map<String, Expression> rules = new LinkedHashMap<>(JsonText.GRAMMAR.rules());
  private final Map<JsonNode, String> names = new HashMap<>();
  private final Deque<Task> open = new ArrayDeque<>();

  /** A rule that is to be written, and where its schema was met. */
  record Task(String rule, JsonNode schema, String pointer) {}

  /** The rule of a schema. The same schema has the same rule wherever it stands: recursion ends. */
  Expression of(JsonNode schema, String pointer) {
    var name = names.get(schema);
    if (name == null) {
      name = "schema-" + names.size();
      names.put(schema, name);
      open.add(new Task(name, schema, pointer));
      requireRoom(pointer);
    }
    return new Reference(name);
  }

  /** Adds a rule, unless what it would derive is short enough to be left where it stands. */
  Expression named(String name, Expression body, String pointer) {
    if (body.equals(Expression.EMPTY) || body instanceof Reference) {
      return body;
    }
    put(name, body);
    requireRoom(pointer);
    return new Reference(name);
  }

  private void requireRoom(String pointer) {
    if (rules.size() + open.size() > MOST_RULES) {
      throw SchemaFaults.unsupported("the schema leads to too many others", pointer);
    }
  }

  void put(String name, Expression body) {
    rules.put(name, body);
  }

  /** The next rule to write; null where all are written. */
  @Nullable Task next() {
    return open.poll();
  }

  Grammar grammar() {
    return new Grammar(rules);
  }
}
