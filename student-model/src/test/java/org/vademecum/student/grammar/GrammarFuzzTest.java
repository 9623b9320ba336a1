package org.vademecum.student.grammar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.vademecum.cli.Json;
import org.vademecum.student.Allocation;
import org.vademecum.student.grammar.schema.JsonSchemaGrammar;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * Any text as a GBNF grammar, and as a JSON schema: each is a fault, or a grammar by which tokens
 * are written, in bounded memory. Runs over seeds and over what fuzzing has found, unless {@code
 * JAZZER_FUZZ} is set.
 */
class GrammarFuzzTest {
  private static final long MOST_BYTES = 1L << 30; // allocated in all, not at once
  private static final int TOKENS = 3;
  private static final Tokenizer TOKENIZER = Tokenizers.byteLevel();

  static Stream<byte[]> grammars() {
    return Stream.of(
            "root ::= \"a\" (b | [^c-e\\x41\\u00e9]){2,3} # comment\nb ::= \"\\n\" root? | .\n",
            "root ::= root root | \"x\"* y+ |\n  \"\\\"\"\ny ::= [a\\]-]{1,} z{3}\nz ::= \"\"",
            "root ::= ((\"ab\"{2})?)* [\\u4e00-\\u9fff]")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> schemas() {
    return Stream.of(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\",\"minimum\":-3,"
                + "\"exclusiveMaximum\":12},\"b\":{\"enum\":[1,\"x\",null]}},\"required\":[\"a\"],"
                + "\"additionalProperties\":{\"type\":\"number\",\"maximum\":5}}",
            "{\"type\":\"array\",\"prefixItems\":[{\"const\":{\"a\":[1]}}],\"items\":{\"$ref\":"
                + "\"#/$defs/t\"},\"minItems\":1,\"maxItems\":4,\"$defs\":{\"t\":{\"anyOf\":["
                + "{\"type\":\"string\",\"pattern\":\"^a[b-d]{1,2}(?:e|f)*$\"},{\"$ref\":\"#\"}]}}}",
            "{\"oneOf\":[{\"type\":\"string\",\"minLength\":1,\"maxLength\":3},"
                + "{\"type\":\"string\",\"format\":\"date-time\"},{\"type\":\"boolean\"}]}",
            "{\"allOf\":[{\"type\":[\"integer\",\"null\"]},{\"minimum\":2}],\"title\":\"t\"}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("grammars")
  @FuzzTest
  void a_text_is_a_grammar_to_write_by_or_a_fault(byte[] bytes) throws IOException {
    var text = new String(bytes, StandardCharsets.UTF_8);
    Allocation.bounded(MOST_BYTES, () -> write(Grammar.parse(text)));
  }

  @MethodSource("schemas")
  @FuzzTest
  void a_text_is_a_schema_to_write_by_or_a_fault(byte[] bytes) throws IOException {
    var text = new String(bytes, StandardCharsets.UTF_8);
    Allocation.bounded(
        MOST_BYTES,
        () -> {
          var grammar = JsonSchemaGrammar.of(Json.read(text, "schema"));
          write(Grammar.parse(grammar.toString()));
        });
  }

  private static void write(Grammar grammar) {
    var constraint = new GrammarCompiler(TOKENIZER).compile(grammar).constraint();
    for (var i = 0; i < TOKENS; i++) {
      var first =
          IntStream.range(0, TOKENIZER.vocabularySize()).filter(constraint::allows).findFirst();
      if (first.isEmpty()) {
        return;
      }
      constraint.accept(first.getAsInt());
    }
  }
}
