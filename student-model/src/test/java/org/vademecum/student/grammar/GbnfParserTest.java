package org.vademecum.student.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.cli.Fault;

class GbnfParserTest {
  /** As llama.cpp's repository has it. */
  private static final String JSON =
      """
      root   ::= object
      value  ::= object | array | string | number | ("true" | "false" | "null") ws

      object ::=
        "{" ws (
                  string ":" ws value
          ("," ws string ":" ws value)*
        )? "}" ws

      array  ::=
        "[" ws (
                  value
          ("," ws value)*
        )? "]" ws

      string ::=
        "\\"" (
          [^"\\\\\\x7F\\x00-\\x1F] |
          "\\\\" (["\\\\bfnrt] | "u" [0-9a-fA-F]{4}) # escapes
        )* "\\"" ws

      number ::= ("-"? ([0-9] | [1-9] [0-9]{0,15})) ("." [0-9]+)? ([eE] [-+]? [0-9] [1-9]{0,15})? ws

      # Optional space: by convention, applied in this grammar after literal chars when allowed
      ws ::= | " " | "\\n" [ \\t]{0,20}
      """;

  private static boolean derives(String grammar, String text) {
    return new NaiveReader(Grammar.parse(grammar), text).derives();
  }

  @Test
  void the_json_grammar_of_llama_cpp_is_read() {
    for (var json :
        new String[] {
          "{}", "{\"a\": [1, -2.5e+3, \"\\u00e9\\n\", null]}", "{ \"\": {\n  \"b\":true}}"
        }) {
      assertThat(derives(JSON, json)).as(json).isTrue();
    }
    for (var other : new String[] {"[]", "{\"a\":01}", "{\"\n\":1}", "{"}) {
      assertThat(derives(JSON, other)).as(other).isFalse();
    }
  }

  // A line's end is written ~.
  @ParameterizedTest(name = "{0} derives {1}: {2}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "root ::= \"a\"{3};aaa;true",
        "root ::= \"a\"{3};aa;false",
        "root ::= \"a\"{2,};aaaaa;true",
        "root ::= \"a\"{2,};a;false",
        "root ::= \"a\"{0,2};aaa;false",
        "root ::= \"ab\"+;abab;true",
        "root ::= [a-]+;a-a;true",
        "root ::= [^a-c]+;xyz;true",
        "root ::= [^a-c]+;xbz;false",
        "root ::= [\\]\\[\\-\\^]+;[^-];true",
        "root ::= \"\\x41\\u4e2d\\U0001F600\";A中😀;true",
        "root ::= .;😀;true",
        "root ::= . .;😀;false",
        "root ::= a_1-b | \"x\"~a_1-b::=\"y\";y;true",
        "root ::= \"x\"~  | \"y\" # or~  | \"z\";z;true",
        "root ::=~~ \"x\" |~ \"y\";y;true",
        "root ::= (\"x\"~ \"y\")? \"z\";xyz;true",
        "root ::= root \"x\" | \"y\";yxxx;true",
      })
  void a_rule_derives_what_it_says(String grammar, String text, boolean derived) {
    assertThat(derives(grammar.replace('~', '\n'), text)).isEqualTo(derived);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "~;there is no rule named root, line 2, column 1: end of the text",
        "rot ::= \"x\";there is no rule named root, line 1, column 12: end of the text",
        "root ::= \"x\"~root ::= \"y\";the rule is defined twice, line 2, column 1: root ::= \"y\"",
        "root ::= a b~a ::= \"x\";there is no rule of this name, line 1, column 12: b",
        "root = \"x\";behind a rule's name ::= must stand, line 1, column 6: = \"x\"",
        "root ::= (\"x\";the group does not end here, line 1, column 10: (\"x\"",
        "root ::= \"x\")]};this does not belong into a rule, line 1, column 13: )]}",
        "root ::= \"x;the literal does not end, line 1, column 10: \"x",
        "root ::= [x;the class does not end, line 1, column 10: [x",
        "root ::= [];no character is in this class, line 1, column 10: []",
        "root ::= [z-a];the range ends before it begins, line 1, column 11: z-a]",
        "root ::= \"\\q\";there is no such escape, line 1, column 11: \\q\"",
        "root ::= \"\\u12\";the escape has not 4 hexadecimal digits, line 1, column 11: \\u12\"",
        "root ::= \"\\U00110000\";there is no such character, line 1, column 11: \\U00110000\"",
        "root ::= \"\\uD800\";half a character stands in no text, line 1, column 11: \\uD800\"",
        "root ::= \"x\"{3,2};this is no repetition, line 1, column 13: {3,2}",
        "root ::= \"x\"{a};this is no repetition, line 1, column 13: {a}",
        "root ::= \"x\"****;too many repetitions of one element, line 1, column 16: *",
        "root ::= *;this does not belong into a rule, line 1, column 10: *",
        "::= \"x\";here a rule must begin, line 1, column 1: ::= \"x\"",
      })
  void what_is_wrong_is_named_with_its_place(String grammar, String detail) {
    var fault = catchThrowableOfType(Fault.class, () -> Grammar.parse(grammar.replace('~', '\n')));
    assertThat(fault.type()).isEqualTo("wrong-grammar");
    assertThat(fault.detail()).isEqualTo(detail);
    assertThat(fault.remedy()).isNotBlank();
  }
}
