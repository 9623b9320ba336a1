package org.vademecum.student.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.cli.Fault;
import org.vademecum.student.tokenizer.Tokenizer;

/** Grammars that mean no good: each works or is a fault, in bounded time and memory. */
@Timeout(60)
class HostileGrammarTest {
  private static final long SEED = Long.getLong("vade.fuzz.seed", 20261125);
  private static final long MOST_BYTES = 1L << 30; // allocated in all, not at once
  private static final Tokenizer TOKENIZER = Tokenizers.byteLevel();

  /** Writes up to so many tokens, any that is allowed. */
  private static String write(String grammar, int tokens) {
    var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var before = bean.getCurrentThreadAllocatedBytes();
    var constraint = new GrammarCompiler(TOKENIZER).compile(Grammar.parse(grammar)).constraint();
    var random = new Random(SEED);
    var ids = IntStream.builder();
    for (var i = 0; i < tokens; i++) {
      var allowed =
          IntStream.range(2, TOKENIZER.vocabularySize()).filter(constraint::allows).toArray();
      if (allowed.length == 0) {
        break;
      }
      var token = allowed[random.nextInt(allowed.length)];
      ids.add(token);
      constraint.accept(token);
    }
    assertThat(bean.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    return TOKENIZER.decode(ids.build().toArray());
  }

  private static Fault fault(String grammar) {
    return catchThrowableOfType(Fault.class, () -> write(grammar, 1000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root ::= root \"a\" | \"a\"",
        "root ::= root root | \"a\"",
        "root ::= root root root | \"a\" | \"\"",
        "root ::= a \"x\"\na ::= b\nb ::= a | root | \"a\"",
        "root ::= (((\"a\"*)*)*)* | root",
        "root ::= (\"\"){1000000000} \"a\"*",
        "root ::= (\"\" | \"a\"){0,900}",
        "root ::= \"a\" root \"b\" | \"a\" root \"c\" | \"\"",
        "root ::= (\"a\" | \"aa\" | \"aaa\")* (\"a\" | \"aa\")*",
      })
  void recursion_and_ambiguity_of_any_kind_work(String grammar) {
    assertThat(write(grammar, 200)).startsWith("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root ::= root root | root root root | \"a\" | \"a\" root \"a\"?",
        "root ::= a a a a a a a a\na ::= b b b b b b b b\nb ::= \"a\"* | a \"\"",
      })
  void texts_with_thousands_of_readings_end_in_a_text_or_a_fault(String grammar) {
    try {
      assertThat(write(grammar, 5000)).startsWith("aaa");
    } catch (Fault fault) {
      assertThat(fault.type()).isEqualTo("grammar-too-ambiguous");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root ::= root",
        "root ::= \"a\" root",
        "root ::= a\na ::= b\nb ::= a",
        "root ::= \"x\" (root | a)\na ::= \"y\" a",
      })
  void what_never_ends_is_a_fault(String grammar) {
    assertThat(fault(grammar).detail()).isEqualTo("no text is derived: root never ends");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root ::= \"a\"{1,1000000000}",
        "root ::= [a-z]{500000000,}",
        "root ::= (\"ab\" [cd]){0,999999999}",
        "root ::= (a b){100000000}\na ::= \"\"\nb ::= a",
      })
  void a_repetition_beyond_measure_is_a_fault(String grammar) {
    assertThat(fault(grammar).detail()).startsWith("the grammar is too large");
  }

  @Test
  void repetitions_of_repetitions_are_written_out_once_each() {
    assertThat(write("root ::= (((\"ab\"{1000}){1000}){1000}){1000}", 20)).startsWith("ababab");
  }

  @Test
  void deep_groups_are_a_fault_and_deep_rules_are_none() {
    assertThat(fault("root ::= " + "(".repeat(100_000) + "\"a\"").detail())
        .startsWith("groups are nested deeper than 100, line 1");
    var nested = "root ::= " + "(".repeat(100) + "\"a\"" + ")*+?".repeat(100);
    assertThat(write(nested, 3)).startsWith("a");
    var rules =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "r%d ::= r%d \"b\"?\n".formatted(i, i + 1))
            .collect(Collectors.joining());
    var fault = fault(rules + "r20000 ::= \"a\"\nroot ::= r0");
    assertThat(fault.type()).isEqualTo("grammar-too-ambiguous");
    var chain =
        IntStream.range(0, 15_000)
            .mapToObj(i -> "r%d ::= r%d\n".formatted(i, i + 1))
            .collect(Collectors.joining());
    assertThat(write(chain + "r15000 ::= \"a\"\nroot ::= r0", 3)).isEqualTo("a");
  }

  @Test
  void a_text_of_endless_depth_is_written_on_and_on() {
    assertThat(write("root ::= \"a\" | \"[\" root \"]\" | \"[\" root \",\" root \"]\"", 3000))
        .isNotEmpty();
  }

  @Test
  void noise_is_a_grammar_or_a_fault() {
    System.out.println("seed of noise: " + SEED);
    var random = new Random(SEED);
    var parts =
        new String[] {
          "root", " ::= ", "\"a\"", "[a-c]", "(", ")", "*", "?", "{2,3}", "|", "\n", " ", "b", ".",
          "\"", "[", "]", "\\", "#", "{", "}", "9", ",", "^", "\r\n", "\uD800", "é"
        };
    var grammars = 0;
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder(i % 2 == 0 ? "root ::= " : "");
      for (var length = random.nextInt(25); length > 0; length--) {
        text.append(parts[random.nextInt(random.nextBoolean() ? 9 : parts.length)]);
      }
      try {
        write(text.toString(), 3);
        grammars++;
      } catch (Fault expected) {
        assertThat(expected.detail()).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("by the grammar " + text, e);
      }
    }
    assertThat(grammars).isBetween(100, 19_900);
  }
}
