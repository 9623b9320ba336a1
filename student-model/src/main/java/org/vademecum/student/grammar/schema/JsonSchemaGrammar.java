package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vademecum.cli.Fault;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.Grammar;

/**
 * A grammar of the JSON texts that are valid by a schema (of the drafts from 6 to 2020-12, as far
 * as docs/engine.md lists their keywords). A schema that names no type but speaks of one, by {@code
 * properties} for example, is taken to mean that type.
 */
public final class JsonSchemaGrammar {
  private static final int MOST_EXCLUSIVE = 256; // each is compared with each

  private final Schemas schemas;
  private final Merge merge;
  private final Exclusion exclusion;
  private final RuleBook book = new RuleBook();
  private final ObjectRules objects = new ObjectRules(book);
  private final ArrayRules arrays = new ArrayRules(book);

  private JsonSchemaGrammar(JsonNode root) {
    schemas = new Schemas(root);
    merge = new Merge(schemas);
    exclusion = new Exclusion(schemas);
  }

  /**
   * The grammar of what is valid by a schema.
   *
   * @throws Fault of type {@code unsupported-schema} that names the keyword that has no grammar,
   *     {@code wrong-schema} where it is none; both with the place as a JSON pointer
   */
  public static Grammar of(JsonNode schema) {
    return new JsonSchemaGrammar(schema).grammar(schema);
  }

  /** The grammar of any JSON object. */
  public static Grammar anyObject() {
    return JsonText.GRAMMAR;
  }

  private Grammar grammar(JsonNode schema) {
    book.put(Grammar.ROOT, book.of(schema, "#"));
    for (var task = book.next(); task != null; task = book.next()) {
      book.put(task.rule(), body(task.schema(), task.pointer(), task.rule()));
    }
    return book.grammar();
  }

  private Expression body(JsonNode schema, String pointer, String rule) {
    if (schema.equals(BooleanNode.FALSE)) {
      throw SchemaFaults.nothingValid(pointer);
    }
    if (!schema.isObject() && !schema.equals(BooleanNode.TRUE)) {
      throw SchemaFaults.wrong("a schema is an object, true or false", pointer);
    }
    Schemas.requireKnown(schema, pointer);
    var keywords = new LinkedHashSet<String>();
    schema.fieldNames().forEachRemaining(keywords::add);
    keywords.removeIf(Merge::isAnnotation);
    if (keywords.isEmpty()) {
      return JsonText.VALUE;
    }
    if (keywords.contains("$ref") && keywords.size() == 1) {
      var target = schemas.resolve(schema.path("$ref"), pointer);
      return book.of(target, schema.path("$ref").asText());
    }
    if (keywords.contains("$ref") || keywords.contains("allOf")) {
      return book.of(merge.all(List.of(schema), pointer), pointer);
    }
    for (var choice : List.of("anyOf", "oneOf")) {
      if (keywords.contains(choice)) {
        return alternatives((ObjectNode) schema, choice, pointer);
      }
    }
    return keywords.contains("const") || keywords.contains("enum")
        ? values(schema, keywords, pointer)
        : typed(schema, pointer, rule);
  }

  private Expression alternatives(ObjectNode schema, String keyword, String pointer) {
    var listed = Schemas.list(schema, keyword, pointer);
    if (keyword.equals("oneOf")) {
      requireExclusion(listed, pointer);
    }
    var rest = schema.objectNode();
    schema.properties().stream()
        .filter(field -> !field.getKey().equals(keyword) && !Merge.isAnnotation(field.getKey()))
        .forEach(field -> rest.set(field.getKey(), field.getValue()));
    var alternatives = new ArrayList<Expression>();
    for (var i = 0; i < listed.size(); i++) {
      var where = pointer + "/" + keyword + "/" + i;
      var whole = rest.isEmpty() ? listed.get(i) : merge.all(List.of(rest, listed.get(i)), where);
      if (!whole.equals(BooleanNode.FALSE)) {
        alternatives.add(book.of(whole, where));
      }
    }
    if (alternatives.isEmpty()) {
      throw SchemaFaults.nothingValid(pointer);
    }
    return Expression.choice(alternatives);
  }

  private void requireExclusion(List<JsonNode> listed, String pointer) {
    if (listed.size() > MOST_EXCLUSIVE) {
      throw SchemaFaults.unsupported(
          "a oneOf of more than " + MOST_EXCLUSIVE + " schemas", pointer + "/oneOf");
    }
    for (var i = 0; i < listed.size(); i++) {
      for (var j = 0; j < i; j++) {
        if (!exclusion.excludeEachOther(listed.get(i), listed.get(j), pointer)) {
          throw SchemaFaults.unsupported(
              "a value may be valid by two schemas of a oneOf, " + j + " and " + i + " of",
              pointer + "/oneOf");
        }
      }
    }
  }

  private static Expression values(JsonNode schema, Set<String> keywords, String pointer) {
    for (var keyword : keywords) {
      if (!List.of("type", "enum", "const").contains(keyword)) {
        throw SchemaFaults.unsupported(
            "beside listed values the keyword is not supported", pointer + "/" + keyword);
      }
    }
    var values =
        schema.has("enum") ? Schemas.list(schema, "enum", pointer) : List.of(schema.path("const"));
    var types = Schemas.types(schema, pointer);
    var alternatives = new ArrayList<Expression>();
    for (var value : values) {
      var fixed = !schema.has("const") || schema.path("const").equals(value);
      if (fixed && Schemas.isOf(value, types)) {
        alternatives.add(JsonText.constant(value));
      }
    }
    if (alternatives.isEmpty()) {
      throw SchemaFaults.nothingValid(pointer);
    }
    return Expression.choice(alternatives);
  }

  private Expression typed(JsonNode schema, String pointer, String rule) {
    var alternatives = new ArrayList<Expression>();
    for (var type : Schemas.types(schema, pointer)) {
      alternatives.add(
          switch (type) {
            case "object" -> objects.of(schema, pointer, rule);
            case "array" -> arrays.of(schema, pointer, rule);
            case "string" -> StringRules.of(schema, pointer);
            case "integer" -> NumberRules.whole(schema, pointer);
            case "number" -> NumberRules.any(schema, pointer);
            default -> new Reference(type); // boolean, null
          });
    }
    return Expression.choice(alternatives);
  }
}
