package org.vademecum.student.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.vademecum.student.tokenizer.Tokenizer;

/** Random grammars, held against what they derive by definition. */
class GrammarPropertiesTest {
  private static final String SAMPLES = RandomGrammars.CHARACTERS.repeat(3);

  /** All bytes, and pieces that begin and end within characters. */
  private static Tokenizer tokenizer(Random random) {
    var bytes = SAMPLES.getBytes(StandardCharsets.UTF_8);
    var pieces = new byte[60][];
    for (var i = 0; i < pieces.length; i++) {
      var from = random.nextInt(bytes.length - 8);
      pieces[i] = Arrays.copyOfRange(bytes, from, from + 2 + random.nextInt(6));
    }
    return Tokenizers.byteLevel(pieces);
  }

  /** Whether the constraint lets the bytes through in random tokens, and the text end there. */
  private static boolean accepts(
      GrammarConstraint constraint, byte[] bytes, Tokenizer tokenizer, Random random) {
    var at = 0;
    while (at < bytes.length) {
      var from = at;
      var fitting =
          IntStream.range(3, tokenizer.vocabularySize())
              .filter(id -> startsAt(bytes, from, tokenizer.tokenBytes(id)))
              .toArray();
      var token = fitting[random.nextInt(fitting.length)];
      if (!constraint.allows(token)) {
        return false;
      }
      constraint.accept(token);
      at += tokenizer.tokenBytes(token).length;
    }
    return constraint.allows(Tokenizers.END);
  }

  private static boolean startsAt(byte[] bytes, int from, byte[] token) {
    return from + token.length <= bytes.length
        && Arrays.equals(bytes, from, from + token.length, token, 0, token.length);
  }

  @Property(tries = 1000)
  void what_a_grammar_derives_is_accepted_in_any_tokens(@ForAll long seed) {
    var random = new Random(seed);
    var grammars = new RandomGrammars(random);
    var grammar = grammars.grammar();
    var tokenizer = tokenizer(random);
    var compiled = new GrammarCompiler(tokenizer).compile(grammar);
    for (var i = 0; i < 5; i++) {
      var text = grammars.text(grammar);
      if (text.length() <= 200) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(accepts(compiled.constraint(), bytes, tokenizer, random))
            .as("%s%nby%n%s", text, grammar)
            .isTrue();
      }
    }
  }

  @Property(tries = 1000)
  void any_text_is_judged_as_the_definition_judges_it(@ForAll long seed) {
    var random = new Random(seed);
    var grammars = new RandomGrammars(random);
    var grammar = grammars.grammar();
    var tokenizer = tokenizer(random);
    var compiled = new GrammarCompiler(tokenizer).compile(grammar);
    for (var i = 0; i < 5; i++) {
      var text = mutated(grammars.text(grammar), grammars, random);
      if (text.length() <= 30) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(accepts(compiled.constraint(), bytes, tokenizer, random))
            .as("%s%nby%n%s", text, grammar)
            .isEqualTo(new NaiveReader(grammar, text).derives());
      }
    }
  }

  private static String mutated(String text, RandomGrammars grammars, Random random) {
    var points = text.codePoints().toArray();
    var from = random.nextInt(points.length + 1);
    var to = Math.min(points.length, from + random.nextInt(2));
    return new String(points, 0, from)
        + grammars.word(random.nextInt(2))
        + new String(points, to, points.length - to);
  }

  @Property(tries = 300)
  void a_byte_is_allowed_where_a_text_of_the_grammar_goes_on_with_it(@ForAll long seed) {
    var random = new Random(seed);
    var grammars = new RandomGrammars(random);
    var grammar = grammars.grammar();
    var tokenizer = Tokenizers.byteLevel();
    var constraint = new GrammarCompiler(tokenizer).compile(grammar).constraint();
    var text = grammars.text(grammar);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < Math.min(bytes.length, 12); i++) {
      for (var b = 0; b < 256; b++) {
        var longer = Arrays.copyOf(bytes, i + 1);
        longer[i] = (byte) b;
        assertThat(constraint.allows(3 + b))
            .as("%s, byte %d is %d by%n%s", text, i, b, grammar)
            .isEqualTo(begins(grammar, longer));
      }
      constraint.accept(3 + (bytes[i] & 0xFF));
    }
  }

  // The whole characters, and then any that begins with the bytes that are left.
  private static boolean begins(Grammar grammar, byte[] bytes) {
    for (var point : RandomGrammars.CHARACTERS.codePoints().toArray()) {
      var character = Character.toString(point).getBytes(StandardCharsets.UTF_8);
      for (var length = 1; length <= Math.min(character.length, bytes.length); length++) {
        var whole = bytes.length - length;
        var text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
        if (Arrays.equals(bytes, whole, bytes.length, character, 0, length)
            && !text.contains("\uFFFD")
            && new NaiveReader(grammar, text + Character.toString(point)).begins()) {
          return true;
        }
      }
    }
    return false;
  }

  @Property(tries = 500)
  void a_written_grammar_is_read_as_one_that_derives_the_same(@ForAll long seed) {
    var random = new Random(seed);
    var grammars = new RandomGrammars(random);
    var grammar = grammars.grammar();
    var read = Grammar.parse(grammar.toString());
    for (var i = 0; i < 4; i++) {
      var text = mutated(grammars.text(grammar), grammars, random);
      if (text.length() <= 20) {
        assertThat(new NaiveReader(read, text).derives())
            .as("%s%nby%n%s", text, grammar)
            .isEqualTo(new NaiveReader(grammar, text).derives());
      }
    }
  }
}
