package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Literal;

/**
 * Objects: the properties of the schema in its order, those that are not required in any selection,
 * then additional ones, where the schema says that there may be some.
 */
final class ObjectRules {
  private static final int LONGEST_EXCLUDED_KEY = 64;

  private final RuleBook book;

  ObjectRules(RuleBook book) {
    this.book = book;
  }

  /** The objects that are valid; the rule's name is the beginning of those made for it. */
  Expression of(JsonNode schema, String pointer, String rule) {
    var required = required(schema, pointer);
    var properties = properties(schema, required, pointer);
    // From the last one on: what may come first in the object, and what behind another property.
    var first = Expression.EMPTY;
    var later = JsonText.SPACE;
    if (mayHaveOthers(schema)) {
      var member = other(schema, properties.keySet(), pointer);
      var more = Expression.anyNumber(Expression.sequence(JsonText.COMMA, member));
      later = Expression.sequence(more, JsonText.SPACE);
      first = Expression.optional(Expression.sequence(member, later));
    }
    var number = properties.size();
    for (var property : new ArrayList<>(properties.entrySet()).reversed()) {
      number--;
      var name = property.getKey();
      var where = pointer + "/properties/" + Schemas.escaped(name);
      var value = property.getValue();
      if (value.equals(BooleanNode.FALSE)) {
        if (required.contains(name)) {
          throw SchemaFaults.nothingValid(where);
        }
        continue;
      }
      later = book.named(rule + "-later-" + number, later, where);
      first = book.named(rule + "-first-" + number, first, where);
      var here = Expression.sequence(JsonText.member(name, book.of(value, where)), later);
      var behind = Expression.sequence(JsonText.COMMA, here);
      var needed = required.contains(name);
      first = needed ? here : Expression.choice(here, first);
      later = needed ? behind : Expression.choice(behind, later);
    }
    return Expression.sequence(new Literal("{"), JsonText.SPACE, first, new Literal("}"));
  }

  // Where a schema names properties and is silent of others, there are no others.
  private static boolean mayHaveOthers(JsonNode schema) {
    var additional = schema.path("additionalProperties");
    return additional.isMissingNode()
        ? !schema.has("properties")
        : !additional.equals(BooleanNode.FALSE);
  }

  private static JsonNode additional(JsonNode schema) {
    var additional = schema.path("additionalProperties");
    return additional.isMissingNode() ? BooleanNode.TRUE : additional;
  }

  private Expression other(JsonNode schema, Set<String> named, String pointer) {
    for (var name : named) {
      if (name.length() > LONGEST_EXCLUDED_KEY) {
        throw SchemaFaults.unsupported(
            "beside a property of so long a name there can be no additional ones",
            pointer + "/properties/" + Schemas.escaped(name));
      }
    }
    var value = book.of(additional(schema), pointer + "/additionalProperties");
    return JsonText.member(JsonText.stringBut(List.copyOf(named)), value);
  }

  private static Set<String> required(JsonNode schema, String pointer) {
    var required = new LinkedHashSet<String>();
    var list = schema.path("required");
    for (var name : list) {
      if (!name.isTextual()) {
        throw SchemaFaults.wrong("this is no list of names", pointer + "/required");
      }
      required.add(name.textValue());
    }
    if (!list.isArray() && !list.isMissingNode()) {
      throw SchemaFaults.wrong("this is no list of names", pointer + "/required");
    }
    return required;
  }

  // Those that are required without being named are additional ones that must be there.
  private static Map<String, JsonNode> properties(
      JsonNode schema, Set<String> required, String pointer) {
    var named = schema.path("properties");
    if (!named.isObject() && !named.isMissingNode()) {
      throw SchemaFaults.wrong("this is no object of schemas", pointer + "/properties");
    }
    var properties = new LinkedHashMap<String, JsonNode>();
    named.properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    required.forEach(name -> properties.putIfAbsent(name, additional(schema)));
    return properties;
  }
}
