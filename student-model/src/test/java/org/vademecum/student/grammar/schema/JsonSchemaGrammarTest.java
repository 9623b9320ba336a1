package org.vademecum.student.grammar.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.Models;
import org.vademecum.student.StudentModel;
import org.vademecum.student.grammar.CompiledGrammar;
import org.vademecum.student.grammar.GrammarCompiler;

class JsonSchemaGrammarTest {
  private static final StudentModel MODEL = StudentModel.open(Models.path("qwen3-q8_0.gguf"));
  private static final GrammarCompiler COMPILER = new GrammarCompiler(MODEL.tokenizer());

  private static CompiledGrammar compiled(String schema) {
    return COMPILER.compile(JsonSchemaGrammar.of(Json.read(schema.replace('\'', '"'), "schema")));
  }

  private static boolean derives(CompiledGrammar grammar, String text) {
    var constraint = grammar.constraint();
    var tokenizer = MODEL.tokenizer();
    for (var id : tokenizer.encode(text)) {
      if (!constraint.allows(id)) {
        return false;
      }
      constraint.accept(id);
    }
    assertThat(tokenizer.decode(tokenizer.encode(text)).getBytes(StandardCharsets.UTF_8))
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    return constraint.isComplete();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type':'string'};'a\\u00e9\\ud83d\\ude00中';'\\ud83d'",
        "{'type':'string','minLength':2,'maxLength':3};'中\\n';'a'",
        "{'type':'string','maxLength':2};'\\ud83d\\ude00a';'abc'",
        "{'type':'integer'};-120;-0",
        "{'type':'integer'};0;01",
        "{'type':'integer','minimum':-5,'maximum':105};105;106",
        "{'type':'integer','minimum':-5,'maximum':105};-5;-6",
        "{'type':'integer','exclusiveMinimum':99};100;99",
        "{'type':'integer','exclusiveMaximum':-99};-100;-99",
        "{'type':'integer','minimum':0.5,'maximum':1.5};1;0",
        "{'type':'number'};-1.5e-3;.5",
        "{'type':'number','minimum':0,'maximum':1};0.25;1.1",
        "{'type':'number','minimum':0,'maximum':1};1;-0.5",
        "{'type':'number','exclusiveMinimum':-1,'exclusiveMaximum':2};-0.75;-1",
        "{'type':'number','exclusiveMinimum':0};0.001;0",
        "{'type':'number','maximum':-10};-10.5;-9.9",
        "{'type':['boolean','null']};null;0",
        "{'enum':[1,'a',{'x':[true]}]};{'x':[true]};2",
        "{'enum':[1,'a',null],'type':['string','null']};'a';1",
        "{'const':'é\\n'};'é\\n';'é'",
        "{'type':'array','items':{'type':'boolean'}};[true,false];[1]",
        "{'type':'array','items':{'type':'boolean'},'minItems':2,'maxItems':3};[true, false];[true]",
        "{'type':'array','items':{'type':'boolean'},'maxItems':1};[];[true,true]",
        "{'type':'array','prefixItems':[{'const':1},{'const':2}],'minItems':1};[1,2,'x'];[2]",
        "{'type':'array','prefixItems':[{'const':1},{'const':2}],'items':false};[1];[1,2,3]",
        "{'type':'array','prefixItems':[{'const':1}],'items':{'const':0},'maxItems':3,'minItems':2};[1,0,0];[1]",
        "{'properties':{'a':{'const':1},'b':{'const':2},'c':{'const':3}},'required':['b']};{'a':1,'b':2};{'a':1}",
        "{'properties':{'a':{'const':1},'b':{'const':2},'c':{'const':3}},'required':['b']};{'b':2,'c':3};{'b':2,'a':1}",
        "{'properties':{'a':{'const':1}}};{};{'b':1}",
        "{'properties':{'a':{'const':1}},'additionalProperties':{'type':'null'}};{'a':1,'ab':null,'':null};{'a':null}",
        "{'properties':{'a':{'const':1}},'additionalProperties':{'type':'null'}};{'b':null};{'\\u0061':null}",
        "{'type':'object'};{'a':{'b':[]}};[]",
        "{'type':'object','required':['x']};{'x':[1],'y':2};{}",
        "{'anyOf':[{'type':'null'},{'const':1}]};1;2",
        "{'properties':{'a':{},'b':{}},'anyOf':[{'required':['a']},{'required':['b']}]};{'b':1};{}",
        "{'oneOf':[{'type':'string'},{'type':'number'}]};1.5;true",
        "{'oneOf':[{'type':'object','properties':{'k':{'const':'a'}},'required':['k']},{'type':'object','properties':{'k':{'const':'b'},'v':{'const':1}},'required':['k']}]};{'k':'b','v':1};{'k':'a','v':1}",
        "{'oneOf':[{'$ref':'#/$defs/a'},{'$ref':'#/$defs/b'}],'$defs':{'a':{'type':'object','properties':{'x':{'const':1}},'required':['x']},'b':{'type':'object','properties':{'y':{'const':2}},'additionalProperties':false}}};{'y':2};{'x':1,'y':2}",
        "{'title':'t','type':'object','anyOf':[{'properties':{'a':{'const':1}},'required':['a']},{'properties':{'b':{'const':1}},'required':['b']}]};{'b':1};{'c':1}",
        "{'allOf':[{'properties':{'a':{'type':'integer'}},'required':['a']},{'properties':{'a':{'maximum':3},'b':{}}}]};{'a':3,'b':0};{'a':4}",
        "{'$defs':{'n':{'type':'object','properties':{'next':{'$ref':'#/$defs/n'}}}},'$ref':'#/$defs/n'};{'next':{'next':{}}};{'next':1}",
        "{'properties':{'c':{'type':'array','items':{'$ref':'#'}}},'required':['c']};{'c':[{'c':[]}]};{'c':[{}]}",
        "{'definitions':{'a/b':{'const':1}},'items':{'$ref':'#/definitions/a~1b'}};[1];[2]",
        "{'type':'string','format':'date'};'2024-02-29';'2023-02-29'",
        "{'type':'string','format':'date'};'2000-02-29';'1900-02-29'",
        "{'type':'string','format':'time'};'23:59:59.5+01:30';'24:00:00Z'",
        "{'type':'string','format':'date-time'};'1999-12-31T00:00:00Z';'1999-12-31'",
        "{'type':'string','format':'uuid'};'01234567-89ab-cdef-0123-456789abcdef';'0123'",
        "{'type':'string','pattern':'^[A-Z]{2}-\\\\d+$'};'AB-12';'AB-'",
        "{'type':'string','pattern':'b'};'abc';'ac'",
        "{'type':'string','pattern':'^a|b$'};'axx';'xax'",
        "{'type':'string','pattern':'^(?:a|\\\\.)+?x?$'};'a.a.x';'b'",
        "{'type':'string','pattern':'^[^a-c]$'};'中';'a'",
        "{'type':'string','pattern':'^\\\\s\\\\S\\\\W$'};'\\taé';'aaa'",
        "{'type':'string','pattern':'^[\\\\]\\\"]$'};'\\\"';'a'",
        "true;{'a':1};x",
      })
  void a_schema_derives_what_is_valid_and_nothing_else(String schema, String valid, String other) {
    var grammar = compiled(schema);
    assertThat(derives(grammar, valid.replace('\'', '"'))).as(valid).isTrue();
    assertThat(derives(grammar, other.replace('\'', '"'))).as(other).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'properties':{'a':{'not':{}}}};the keyword is not supported: #/properties/a/not",
        "{'properties':{'a/b~':{'if':{}}}};the keyword is not supported: #/properties/a~1b~0/if",
        "{'type':'integer','multipleOf':2};the keyword is not supported: #/multipleOf",
        "{'type':'array','uniqueItems':true};the keyword is not supported: #/uniqueItems",
        "{'items':{'patternProperties':{}}};the keyword is not supported: #/items/patternProperties",
        "{'type':'string','format':'email'};the format is not one of date, time, date-time, uuid, but email: #/format",
        "{'type':'string','pattern':'a','minLength':1};beside a length or a format no pattern is supported: #/pattern",
        "{'type':'string','pattern':'a(?=b)'};the pattern is not understood from character 3 on: a(?=b): #/pattern",
        "{'type':'string','pattern':'(a)\\\\1'};the pattern is not understood from character 6 on: (a)\\1: #/pattern",
        "{'type':'string','pattern':'a(b$)'};the pattern is not understood from character 4 on: a(b$): #/pattern",
        "{'type':'number','minimum':0.5};a number that may have a fraction can't have a limit that has one: #/minimum",
        "{'type':'integer','minimum':1e300};a limit is supported up to 9007199254740992: #/minimum",
        "{'oneOf':[{'type':'number'},{'type':'integer'}]};a value may be valid by two schemas of a oneOf, 0 and 1 of: #/oneOf",
        "{'oneOf':[{'enum':[1,2]},{'enum':[2.0,3]}]};a value may be valid by two schemas of a oneOf, 0 and 1 of: #/oneOf",
        "{'enum':[1e999]};a number is too large: #",
        "{'$ref':'other.json'};references lead to places of the same schema only, #/...: #/$ref",
        "{'$ref':'#/$defs/x'};the reference #/$defs/x leads nowhere: #/$ref",
        "{'type':'text'};there is no such type: text: #/type",
        "{'type':'integer','minimum':3,'maximum':2};nothing is valid here: #",
        "{'type':'array','minItems':3,'maxItems':2};nothing is valid here: #",
        "{'required':['a'],'additionalProperties':false};nothing is valid here: #/properties/a",
        "{'enum':[]};this is no list of at least one: #/enum",
        "{'enum':['a'],'minLength':1};beside listed values the keyword is not supported: #/minLength",
        "{'allOf':[{'pattern':'a'},{'pattern':'b'}]};two demands of this kind can't be made one: #/pattern",
        "{'allOf':[{'$ref':'#'}]};allOf and $ref lead around in a circle: #",
        "{'minLength':-1,'type':'string'};this is no count: #/minLength",
        "{'properties':[]};this is no object of schemas: #/properties",
        "[];a schema is an object, true or false: #",
        "false;nothing is valid here: #",
      })
  void what_has_no_grammar_is_named_with_its_place(String schema, String detail) {
    var fault = catchThrowableOfType(Fault.class, () -> compiled(schema));
    assertThat(fault).isNotNull();
    assertThat(fault.detail()).isEqualTo(detail);
    assertThat(fault.type()).isIn("unsupported-schema", "wrong-schema");
  }

  @Test
  void any_object_is_json_and_an_object() {
    var grammar = COMPILER.compile(JsonSchemaGrammar.anyObject());
    assertThat(derives(grammar, "{\"a\": [1, {\"b\": null}],\n  \"c\": \"\\\"\"}")).isTrue();
    assertThat(derives(grammar, "[]")).isFalse();
    assertThat(derives(grammar, "{\"a\": 1")).isFalse();
    assertThat(derives(grammar, "{" + " ".repeat(50) + "}")).as("blanks without end").isFalse();
  }

  @Test
  void large_counts_and_recursion_without_end_are_a_grammar_or_a_fault() {
    assertThat(derives(compiled("{'type':'string','maxLength':1000000000}"), "\"a\"")).isTrue();
    assertThat(derives(compiled("{'type':'array','maxItems':1e300}"), "[1]")).isTrue();
    for (var schema :
        new String[] {
          "{'type':'string','minLength':1000000000}",
          "{'$ref':'#'}",
          "{'properties':{'a':{'$ref':'#'}},'required':['a']}",
          "{'anyOf':[{'$ref':'#'}],'type':'null'}",
          "{'oneOf':[{'$ref':'#'},{'$ref':'#'}]}",
          "{'a':".repeat(900) + "1" + "}".repeat(900),
          "{'type':'string','pattern':'" + "(".repeat(5000) + "'}",
          "{'type':'string','pattern':'^(((a{1000}){1000}b{999999}){1000})$'}",
        }) {
      var fault = catchThrowableOfType(Fault.class, () -> compiled(schema));
      assertThat(fault).as(schema).isNotNull();
    }
  }
}
