package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Literal;

/** Arrays: items each with a schema of its own, then others that share one. */
final class ArrayRules {
  private final RuleBook book;

  ArrayRules(RuleBook book) {
    this.book = book;
  }

  /** The arrays that are valid; the rule's name is the beginning of those made for it. */
  Expression of(JsonNode schema, String pointer, String rule) {
    var prefix =
        schema.has("prefixItems")
            ? Schemas.list(schema, "prefixItems", pointer)
            : List.<JsonNode>of();
    var items = schema.path("items");
    if (items.isArray()) {
      throw SchemaFaults.unsupported(
          "items of several schemas are called prefixItems", pointer + "/items");
    }
    var limits = Limits.of(schema, "minItems", "maxItems", pointer);
    var most = items.equals(BooleanNode.FALSE) ? prefix.size() : limits.most();
    for (var i = 0; i < prefix.size(); i++) {
      if (prefix.get(i).equals(BooleanNode.FALSE)) {
        most = Math.min(most, i);
      }
    }
    most = Math.min(most, limits.most());
    if (most < limits.least()) {
      throw SchemaFaults.nothingValid(pointer);
    }
    var first = items(schema, prefix, limits.least(), most, pointer, rule);
    return Expression.sequence(new Literal("["), JsonText.SPACE, first, new Literal("]"));
  }

  private Expression items(
      JsonNode schema, List<JsonNode> prefix, int least, int most, String pointer, String rule) {
    var own = Math.min(prefix.size(), most);
    var rest = own < most ? others(schema, own, least, most, pointer) : end(own);
    for (var i = own - 1; i >= 0; i--) {
      var item = book.of(prefix.get(i), pointer + "/prefixItems/" + i);
      var behind = book.named(rule + "-item-" + (i + 1), rest, pointer);
      var here = i == 0 ? item : Expression.sequence(JsonText.COMMA, item);
      rest = Expression.sequence(here, behind);
      rest = i < least ? rest : Expression.choice(rest, end(i));
    }
    return rest;
  }

  // Behind items there may be space; without any there was some already.
  private static Expression end(int items) {
    return items == 0 ? Expression.EMPTY : JsonText.SPACE;
  }

  private Expression others(JsonNode schema, int own, int least, int most, String pointer) {
    var items = schema.path("items");
    var item = items.isMissingNode() ? JsonText.VALUE : book.of(items, pointer + "/items");
    var further = Expression.sequence(JsonText.COMMA, item);
    var left = new Limits(least, most).without(Math.max(own, 1));
    var repeated = Expression.repeat(further, left.least(), left.most());
    if (own > 0) {
      return Expression.sequence(repeated, JsonText.SPACE);
    }
    var all = Expression.sequence(item, repeated, JsonText.SPACE);
    return least > 0 ? all : Expression.optional(all);
  }
}
