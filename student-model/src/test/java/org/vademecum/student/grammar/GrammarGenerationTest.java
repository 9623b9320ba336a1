package org.vademecum.student.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.student.RandomModels;
import org.vademecum.student.StudentModel;
import org.vademecum.student.grammar.schema.JsonSchemaGrammar;
import org.vademecum.student.sample.FinishReason;
import org.vademecum.student.sample.Generator;
import org.vademecum.student.sample.Penalties;
import org.vademecum.student.sample.Request;
import org.vademecum.student.sample.Result;
import org.vademecum.student.sample.Sampling;

/** Grammars in the running batch, with its guesses and its company. */
class GrammarGenerationTest {
  private static final List<Grammar> GRAMMARS =
      List.of(
          JsonSchemaGrammar.anyObject(),
          Grammar.parse("root ::= (\"<O\" [1-9] \"> is \" [a-z]+ \"; \")+"),
          Grammar.parse("root ::= \"a\" root \"b\" | [\u4E00-\u9FFF]{3}"));

  @TempDir private static Path folder = Path.of("");
  private static StudentModel model;
  private static GrammarCompiler compiler;

  @BeforeAll
  static void writeModel() {
    RandomModels.write(folder, RandomModels.Size.TINY, 11);
    model = StudentModel.open(folder);
    compiler = new GrammarCompiler(model.tokenizer());
  }

  private static Request request(long seed, int maxTokens) {
    return Request.greedy(new Random(seed).ints(40, 70, 700).toArray(), maxTokens);
  }

  private static Request held(Request request, Grammar grammar) {
    return request.with(compiler.compile(grammar).constraint());
  }

  /** What the model says by the grammar without batch, guesses and memory of earlier prompts. */
  private static List<Integer> plainly(Request request, Grammar grammar) {
    var constraint = compiler.compile(grammar).constraint();
    var ids = new ArrayList<Integer>();
    try (var inference = model.transformer().inference(1, 1)) {
      var cache = model.transformer().newCache(request.prompt().length + request.maxTokens());
      for (var id : request.prompt()) {
        inference.addWithLogits(cache, id);
        inference.run();
      }
      while (ids.size() < request.maxTokens()) {
        var start = inference.logitsStart(0);
        var logits = inference.logits();
        var likeliest =
            IntStream.range(0, model.config().vocabulary())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -logits[start + id]))
                .filter(constraint::allows)
                .findFirst()
                .orElseThrow();
        ids.add(likeliest);
        if (model.tokenizer().eosIds().contains(likeliest)) {
          break;
        }
        constraint.accept(likeliest);
        inference.addWithLogits(cache, likeliest);
        inference.run();
      }
    }
    return ids;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void guesses_and_company_change_no_token(long seed) {
    var requests = new ArrayList<Request>();
    for (var grammar : GRAMMARS) {
      requests.add(held(request(seed, 100), grammar));
    }
    requests.add(request(seed, 100));
    var together = new Generator(model, 2).generate(requests);
    for (var i = 0; i < GRAMMARS.size(); i++) {
      var grammar = GRAMMARS.get(i);
      var alone = new Generator(model).generate(held(request(seed, 100), grammar));
      assertThat(alone.ids())
          .as("%s", grammar)
          .containsExactly(
              plainly(request(seed, 100), grammar).stream().mapToInt(id -> id).toArray());
      assertThat(together.get(i).ids()).isEqualTo(alone.ids());
    }
    var free = new Generator(model).generate(request(seed, 100));
    assertThat(together.getLast().ids()).as("without grammar").isEqualTo(free.ids());
  }

  @Test
  void generators_on_several_threads_share_a_grammar() throws Exception {
    var grammar = GRAMMARS.getFirst();
    var expected = new Generator(model).generate(held(request(7, 60), grammar)).ids();
    var fresh = new GrammarCompiler(model.tokenizer()).compile(grammar);
    Callable<Result> task =
        () -> new Generator(model).generate(request(7, 60).with(fresh.constraint()));
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var result : threads.invokeAll(Collections.nCopies(12, task))) {
        assertThat(result.get().ids()).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_draw_by_a_grammar_repeats_with_its_seed_and_differs_with_another() {
    var texts = new ArrayList<String>();
    for (var seed : new int[] {1, 1, 2}) {
      var request = held(request(5, 60), GRAMMARS.getFirst()).with(new Sampling(1, 1, seed));
      texts.add(model.tokenizer().decode(new Generator(model).generate(request).text()));
    }
    assertThat(texts.get(1)).isEqualTo(texts.get(0)).startsWith("{");
    assertThat(texts.get(2)).isNotEqualTo(texts.get(0)).startsWith("{");
  }

  @Test
  void a_finished_text_ends_with_the_end_token_and_a_bias_does_not_help_it_out_of_the_grammar() {
    var grammar = Grammar.parse("root ::= \"yes\" | \"no\"");
    var bias =
        new Penalties(1, 0, 0, Map.of(2, 500.0, model.tokenizer().eosIds().getFirst(), 99.0));
    var result = new Generator(model).generate(held(request(6, 50), grammar).with(bias));
    assertThat(result.reason()).isEqualTo(FinishReason.STOP);
    assertThat(model.tokenizer().decode(result.text())).isIn("yes", "no");
  }
}
