package org.vademecum.student.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.Fault;
import org.vademecum.student.sample.FinishReason;
import org.vademecum.student.tokenizer.Tokenizer;

class GrammarConstraintTest {
  private static GrammarConstraint constraint(Tokenizer tokenizer, String grammar) {
    return new GrammarCompiler(tokenizer).compile(Grammar.parse(grammar)).constraint();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int token(Tokenizer tokenizer, String text) {
    return IntStream.range(3, tokenizer.vocabularySize())
        .filter(id -> java.util.Arrays.equals(tokenizer.tokenBytes(id), utf8(text)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> allowed(Tokenizer tokenizer, GrammarConstraint constraint) {
    return IntStream.range(0, tokenizer.vocabularySize())
        .filter(constraint::allows)
        .boxed()
        .toList();
  }

  @Test
  void a_text_ends_where_the_grammar_ends_and_nowhere_else() {
    var tokenizer = Tokenizers.byteLevel();
    var constraint = constraint(tokenizer, "root ::= \"a\" \"b\"?");
    assertThat(allowed(tokenizer, constraint)).containsExactly(token(tokenizer, "a"));
    constraint.accept(token(tokenizer, "a"));
    assertThat(allowed(tokenizer, constraint))
        .containsExactly(Tokenizers.END, token(tokenizer, "b"));
    constraint.accept(token(tokenizer, "b"));
    assertThat(allowed(tokenizer, constraint)).containsExactly(Tokenizers.END);
    constraint.accept(Tokenizers.END);
    assertThat(allowed(tokenizer, constraint)).isEmpty();
  }

  @Test
  void tokens_that_are_no_text_are_refused_also_where_their_spelling_would_fit() {
    var tokenizer = Tokenizers.byteLevel();
    assertThat(tokenizer.token(Tokenizers.CONTROL)).isEqualTo("{}");
    var constraint = constraint(tokenizer, "root ::= .*");
    assertThat(allowed(tokenizer, constraint))
        .contains(Tokenizers.END, token(tokenizer, "{"))
        .doesNotContain(Tokenizers.UNKNOWN, Tokenizers.CONTROL);
    assertThat(constraint.allows(tokenizer.vocabularySize())).isFalse(); // a padded vocabulary
  }

  @Test
  void a_token_fits_with_all_its_bytes_or_not_at_all() {
    var tokenizer =
        Tokenizers.byteLevel(utf8("ab"), utf8("abc"), utf8("b"), utf8("中b"), utf8("a中"));
    var constraint = constraint(tokenizer, "root ::= \"ab\" | \"a中b\"");
    assertThat(constraint.allows(token(tokenizer, "ab"))).isTrue();
    assertThat(constraint.allows(token(tokenizer, "a中"))).isTrue();
    assertThat(constraint.allows(token(tokenizer, "abc"))).isFalse();
    constraint.accept(token(tokenizer, "a"));
    assertThat(constraint.allows(token(tokenizer, "中b"))).isTrue();
  }

  @Test
  void a_character_may_be_spelled_in_parts_and_never_wrongly() {
    var tokenizer = Tokenizers.byteLevel();
    var constraint = constraint(tokenizer, "root ::= [中丁]");
    for (var b : utf8("中")) {
      assertThat(constraint.allows(Tokenizers.END)).isFalse();
      assertThat(constraint.allows(3 + 'a')).isFalse();
      constraint.accept(3 + (b & 0xFF));
    }
    assertThat(allowed(tokenizer, constraint)).containsExactly(Tokenizers.END);
    var any = constraint(tokenizer, "root ::= .");
    for (var b : new int[] {0x80, 0xC0, 0xC1, 0xF5, 0xFF}) {
      assertThat(any.allows(3 + b)).as("byte %x", b).isFalse();
    }
    any.accept(3 + 0xED); // of U+D000 to U+D7FF; beyond would be half a surrogate pair
    assertThat(any.allows(3 + 0x9F)).isTrue();
    assertThat(any.allows(3 + 0xA0)).isFalse();
  }

  @Test
  void pieces_of_sentencepiece_are_what_they_are_written_as() {
    var tokenizer = Tokenizers.sentencePiece("▁yes", "yes", "▁", "▁▁");
    var constraint = constraint(tokenizer, "root ::= \" yes\" \"é\"");
    assertThat(allowed(tokenizer, constraint).stream().map(tokenizer::token))
        .containsExactlyInAnyOrder("<0x20>", "▁yes", "▁");
    constraint.accept(token(tokenizer, " yes"));
    constraint.accept(3 + 0xC3);
    assertThat(allowed(tokenizer, constraint).stream().map(tokenizer::token))
        .containsExactly("<0xA9>");
  }

  @Test
  void asking_changes_nothing() {
    var tokenizer = Tokenizers.byteLevel();
    var constraint = constraint(tokenizer, "root ::= \"ab\" [c-e]*");
    var first = allowed(tokenizer, constraint);
    assertThat(allowed(tokenizer, constraint)).isEqualTo(first);
    assertThatThrownBy(() -> constraint.accept(token(tokenizer, "b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(allowed(tokenizer, constraint)).isEqualTo(first);
  }

  @Test
  void a_choice_that_the_model_has_no_bytes_for_is_never_begun() {
    var tokenizer = Tokenizers.ofBytes(List.of(utf8("{"), utf8("}"), utf8("n"), utf8(":")));
    var constraint = constraint(tokenizer, "root ::= \"{\" (\"n:\" [0-9]+)? \"}\"");
    constraint.accept(token(tokenizer, "{"));
    assertThat(allowed(tokenizer, constraint)).containsExactly(token(tokenizer, "}"));
  }

  @Test
  void a_demand_that_the_model_has_no_bytes_for_is_a_fault() {
    var tokenizer = Tokenizers.ofBytes(List.of(utf8("x"), utf8("n")));
    var fault =
        catchThrowableOfType(Fault.class, () -> constraint(tokenizer, "root ::= \"n\" [0-9]+"));
    assertThat(fault.type()).isEqualTo("constraint-cannot-be-met");
    assertThat(fault.detail()).endsWith("such as ! \" # $ % & ' ( ) *");
  }

  @Test
  void a_text_without_a_token_to_go_on_is_a_fault_and_one_that_was_cut_off_is_none() {
    // The bytes are all there, but not by themselves.
    var tokenizer = Tokenizers.ofBytes(List.of(utf8("a"), utf8("bc"), utf8("cb")));
    var constraint = constraint(tokenizer, "root ::= \"abb\"");
    constraint.accept(token(tokenizer, "a"));
    assertThat(allowed(tokenizer, constraint)).isEmpty();
    constraint.requireMet(FinishReason.LENGTH);
    var fault =
        catchThrowableOfType(Fault.class, () -> constraint.requireMet(FinishReason.CONSTRAINT));
    assertThat(fault.type()).isEqualTo("constraint-cannot-be-met");
  }

  @Test
  void requests_of_one_grammar_share_what_was_worked_out() {
    var compiler = new GrammarCompiler(Tokenizers.byteLevel());
    var grammar = "root ::= \"a\" root | \"b\"";
    assertThat(compiler.compile(Grammar.parse(grammar)))
        .isSameAs(compiler.compile(Grammar.parse(grammar)));
  }
}
