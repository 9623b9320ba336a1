package org.vademecum.student.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.cli.Fault;
import org.vademecum.student.Models;
import org.vademecum.student.RandomModels;
import org.vademecum.student.StudentModel;

class GeneratorTest {
  @TempDir private static Path folder = Path.of("");
  private static StudentModel model = StudentModel.open(Models.path("qwen3-f32.gguf"));

  @BeforeAll
  static void writeModel() {
    RandomModels.write(folder, RandomModels.Size.TINY, 11);
    model = StudentModel.open(folder);
  }

  private static Request request(long seed, int length, int maxTokens) {
    return Request.greedy(new Random(seed).ints(length, 70, 700).toArray(), maxTokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hf-llama-tied", "hf-qwen2", "hf-qwen3"})
  void greedy_ids_are_those_of_the_reference(String name) {
    var reference = new Generator(StudentModel.open(Models.path(name)));
    var result = reference.generate(Request.greedy(Models.ids(), 64));
    assertThat(result.ids()).isEqualTo(Models.greedy(name));
    assertThat(result.reason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void a_batch_gives_what_each_request_gives_alone() {
    var generator = new Generator(model);
    var requests = new ArrayList<Request>();
    for (var i = 0; i < 40; i++) {
      var free = request(i, 1 + i * 5, 1 + i % 9);
      requests.add(i % 2 == 0 ? free : free.with(new Sampling(0.9, 0.8, i)));
    }
    var together = generator.generate(requests);
    for (var i = 0; i < requests.size(); i++) {
      assertThat(together.get(i).ids())
          .as("request %d", i)
          .isEqualTo(generator.generate(requests.get(i)).ids());
    }
  }

  @Test
  void threads_share_a_model() throws Exception {
    var generator = new Generator(model);
    var expected = generator.generate(request(1, 70, 12)).ids();
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Result> task = () -> generator.generate(request(1, 70, 12));
      for (var result : threads.invokeAll(List.of(task, task, task, task, task, task))) {
        assertThat(result.get().ids()).isEqualTo(expected);
      }
    }
  }

  /** Allows ids of one remainder only, and at most so many of them. */
  private static final class Remainder implements Constraint {
    private final int remainder;
    private final List<Integer> accepted = new ArrayList<>();

    Remainder(int remainder) {
      this.remainder = remainder;
    }

    @Override
    public boolean allows(int token) {
      return accepted.size() < 6 && token % 50 == remainder;
    }

    @Override
    public void accept(int token) {
      accepted.add(token);
    }
  }

  @Test
  void a_constraint_is_honoured_and_may_end_a_sequence() {
    for (var sampling : List.of(Sampling.GREEDY, new Sampling(1.5, 0.5, 3))) {
      var constraint = new Remainder(17);
      var result = new Generator(model).generate(request(2, 9, 50).with(constraint).with(sampling));
      assertThat(result.ids()).hasSize(6);
      assertThat(Arrays.stream(result.ids())).allMatch(id -> id % 50 == 17);
      assertThat(constraint.accepted)
          .containsExactlyElementsOf(Arrays.stream(result.ids()).boxed().toList());
      assertThat(result.reason()).isEqualTo(FinishReason.CONSTRAINT);
    }
  }

  @Test
  void a_constraint_is_asked_for_the_likeliest_first() {
    var asked = new ArrayList<Integer>();
    var constraint =
        new Constraint() {
          @Override
          public boolean allows(int token) {
            asked.add(token);
            return asked.size() == 20;
          }

          @Override
          public void accept(int token) {
            assertThat(token).isEqualTo(asked.getLast());
          }
        };
    var result =
        new Generator(model).generate(request(4, 9, 1).with(constraint).withAlternatives(20));
    var likeliest = result.logprobs().getFirst().alternatives();
    assertThat(likeliest.stream().map(Result.TokenLogprob::token)).containsExactlyElementsOf(asked);
  }

  @Test
  void a_draw_repeats_with_its_seed_and_differs_with_another() {
    var generator = new Generator(model);
    var one = generator.generate(request(5, 9, 20).with(new Sampling(1, 1, 1))).ids();
    var again = generator.generate(request(5, 9, 20).with(new Sampling(1, 1, 1))).ids();
    var other = generator.generate(request(5, 9, 20).with(new Sampling(1, 1, 2))).ids();
    assertThat(again).isEqualTo(one);
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void a_tiny_nucleus_is_greedy() {
    var generator = new Generator(model);
    var greedy = generator.generate(request(6, 9, 20)).ids();
    var drawn = generator.generate(request(6, 9, 20).with(new Sampling(1, 1e-9, 9))).ids();
    assertThat(drawn).isEqualTo(greedy);
  }

  @Test
  void a_stop_ends_the_sequence_and_is_its_last_id() {
    var generator = new Generator(model);
    var free = generator.generate(request(7, 9, 12)).ids();
    var stop = free[4];
    var result = generator.generate(request(7, 9, 12).withStops(Set.of(stop)));
    assertThat(result.reason()).isEqualTo(FinishReason.STOP);
    assertThat(result.ids()[result.ids().length - 1]).isEqualTo(stop);
    assertThat(result.text()).doesNotContain(stop);
  }

  @Test
  void a_listener_hears_every_token_and_can_cancel() {
    var heard = new ArrayList<Integer>();
    var results =
        new Generator(model)
            .generate(
                List.of(request(8, 9, 12)),
                (request, token) -> {
                  heard.add(token);
                  return heard.size() == 3
                      ? TokenListener.Answer.CANCEL
                      : TokenListener.Answer.CONTINUE;
                });
    assertThat(heard).hasSize(3);
    assertThat(Arrays.stream(results.getFirst().ids()).boxed()).containsExactlyElementsOf(heard);
    assertThat(results.getFirst().reason()).isEqualTo(FinishReason.CANCELLED);
  }

  @Test
  void log_probabilities_are_those_of_all_tokens_together() {
    var result = new Generator(model).generate(request(9, 9, 1).withAlternatives(700));
    var sum =
        result.logprobs().getFirst().alternatives().stream()
            .mapToDouble(alternative -> Math.exp(alternative.logprob()))
            .sum();
    assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
  }

  @Test
  void a_prompt_that_is_too_long_is_a_fault() {
    var fault =
        catchThrowableOfType(Fault.class, () -> new Generator(model).generate(request(1, 1024, 1)));
    assertThat(fault.detail())
        .isEqualTo("the model has 1024 positions, and the prompt has tokens: 1024");
  }

  @Test
  void an_id_outside_the_vocabulary_is_a_fault() {
    var fault =
        catchThrowableOfType(
            Fault.class, () -> new Generator(model).generate(Request.greedy(new int[] {700}, 1)));
    assertThat(fault.detail()).isEqualTo("the model's 700 tokens do not include: 700");
  }

  @Test
  void generation_ends_with_the_models_positions() {
    var result = new Generator(model).generate(request(1, 1020, 100));
    assertThat(result.ids().length).isLessThanOrEqualTo(4);
  }

  /** What the model says without batch, guesses and memory of earlier prompts. */
  private static int[] plainly(Request request) {
    var ids = new ArrayList<Integer>();
    try (var inference = model.transformer().inference(1, 1)) {
      var cache = model.transformer().newCache(request.prompt().length + request.maxTokens());
      for (var i = 0; i < request.prompt().length; i++) {
        inference.addWithLogits(cache, request.prompt()[i]);
        inference.run();
      }
      while (ids.size() < request.maxTokens()) {
        ids.add(inference.likeliest(0));
        inference.addWithLogits(cache, ids.getLast());
        inference.run();
      }
    }
    return ids.stream().mapToInt(i -> i).toArray();
  }

  // A model without training repeats itself, which is what guesses are made from.
  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void guesses_change_no_token(long seed) {
    var request = request(seed, 40, 120);
    var result = new Generator(model).generate(request);
    var expected = plainly(request);
    assertThat(result.ids()).isEqualTo(Arrays.copyOf(expected, result.ids().length));
    assertThat(result.ids().length).isGreaterThan(1);
  }

  @Test
  void a_prompt_that_begins_like_an_earlier_one_gives_what_it_gives_alone() {
    var generator = new Generator(model);
    var first = request(40, 90, 20);
    var firstIds = generator.generate(first).ids();
    var longer = Arrays.copyOf(first.prompt(), 130);
    Arrays.fill(longer, 90, 130, 77);
    for (var length : new int[] {20, 64, 65, 90, 130}) {
      var prompt = Arrays.copyOf(longer, length);
      var alone = new Generator(model).generate(Request.greedy(prompt, 20)).ids();
      assertThat(generator.generate(Request.greedy(prompt, 20)).ids())
          .as("length %d", length)
          .isEqualTo(alone);
    }
    assertThat(generator.generate(first).ids()).isEqualTo(firstIds);
  }

  @Test
  void requests_join_and_leave_a_running_batch() throws Exception {
    var generator = new Generator(model, 2);
    var tasks = new ArrayList<Callable<Result>>();
    for (var i = 0; i < 60; i++) {
      var request = request(100 + i, 1 + i * 7 % 300, 1 + i * 3 % 40);
      tasks.add(() -> generator.generate(request));
    }
    try (var threads = Executors.newFixedThreadPool(20)) {
      var results = threads.invokeAll(tasks);
      for (var i = 0; i < results.size(); i++) {
        var request = request(100 + i, 1 + i * 7 % 300, 1 + i * 3 % 40);
        assertThat(results.get(i).get().ids())
            .as("request %d", i)
            .isEqualTo(new Generator(model).generate(request).ids());
      }
    }
  }

  @Test
  void a_constraint_that_throws_ends_its_own_request_alone() throws Exception {
    var generator = new Generator(model);
    var broken =
        new Constraint() {
          @Override
          public boolean allows(int token) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void accept(int token) {}
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      var good = threads.submit(() -> generator.generate(request(50, 30, 60)));
      var bad = threads.submit(() -> generator.generate(request(51, 30, 60).with(broken)));
      assertThat(good.get().ids())
          .isEqualTo(new Generator(model).generate(request(50, 30, 60)).ids());
      assertThatThrownBy(bad::get).hasRootCauseMessage("broken");
    }
  }

  @Test
  void an_interrupted_caller_gives_up_and_others_go_on() throws Exception {
    var generator = new Generator(model);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var given = threads.submit(() -> generator.generate(request(60, 30, 900)));
      var other = threads.submit(() -> generator.generate(request(61, 30, 30)));
      assertThat(given.cancel(true)).isTrue();
      assertThat(other.get().ids())
          .isEqualTo(new Generator(model).generate(request(61, 30, 30)).ids());
    }
  }

  @Test
  void one_candidate_is_greedy_by_top_k_and_by_min_p() {
    var generator = new Generator(model);
    var greedy = generator.generate(request(70, 9, 20)).ids();
    for (var sampling : List.of(new Sampling(2, 1, 1, 0, 4), new Sampling(2, 1, 0, 1, 4))) {
      assertThat(generator.generate(request(70, 9, 20).with(sampling)).ids()).isEqualTo(greedy);
    }
    var drawn = generator.generate(request(70, 9, 20).with(new Sampling(2, 1, 0, 0, 4))).ids();
    assertThat(drawn).isNotEqualTo(greedy);
  }

  @Test
  void a_bias_forces_and_forbids_tokens_and_leaves_log_probabilities_alone() {
    var generator = new Generator(model);
    var plain = generator.generate(request(71, 9, 1).withAlternatives(5));
    var likeliest = plain.ids()[0];
    var forced = request(71, 9, 5).with(new Penalties(1, 0, 0, Map.of(123, 900.0)));
    assertThat(generator.generate(forced).ids()).containsOnly(123);
    var forbidden =
        request(71, 9, 1)
            .with(new Penalties(1, 0, 0, Map.of(likeliest, -900.0)))
            .withAlternatives(5);
    var other = generator.generate(forbidden);
    assertThat(other.ids()[0]).isEqualTo(plain.logprobs().getFirst().alternatives().get(1).token());
    assertThat(other.logprobs().getFirst().alternatives())
        .isEqualTo(plain.logprobs().getFirst().alternatives());
  }

  @Test
  void penalties_keep_a_token_from_coming_again() {
    var generator = new Generator(model);
    for (var penalties :
        List.of(new Penalties(1, 0, 10, Map.of()), new Penalties(1, 10, 0, Map.of()))) {
      var ids = generator.generate(request(72, 9, 40).with(penalties)).ids();
      assertThat(Arrays.stream(ids).distinct().count()).isEqualTo(ids.length);
    }
    var free = generator.generate(request(72, 9, 40)).ids();
    assertThat(Arrays.stream(free).distinct().count()).isLessThan(free.length);
    var repetition = request(72, 9, 40).with(new Penalties(10, 0, 0, Map.of()));
    var prompt = Arrays.stream(repetition.prompt()).boxed().toList();
    assertThat(Arrays.stream(generator.generate(repetition).ids()).boxed().toList())
        .doesNotContainAnyElementsOf(prompt);
  }
}
