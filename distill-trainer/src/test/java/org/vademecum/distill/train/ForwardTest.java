package org.vademecum.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vademecum.distill.student.StudentFolder;
import org.vademecum.distill.student.StudentShape;
import org.vademecum.distill.student.StudentShape.Family;
import org.vademecum.distill.tokenizer.BytePairTrainer;
import org.vademecum.distill.tokenizer.WordCounts;
import org.vademecum.distill.train.DecoderScript.Precision;
import org.vademecum.student.StudentModel;
import org.vademecum.student.safetensors.DType;
import org.vademecum.student.safetensors.FloatTensor;

/** The scripts against the engine that answers users, and against each other. */
class ForwardTest {
  private static final Offset<Float> CLOSE = within(2e-3f);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Family.class)
  void theDecodingScriptGivesTheEnginesLogits(Family family) {
    var shape = shape(family);
    var weights = noisy(shape);
    var prompt = Tiny.random(37, 5).tokens();
    float[] expected = engine(shape, weights, prompt);
    try (var loop = loop(shape, weights)) {
      assertThat(loop.decoder().logits(prompt)).containsExactly(expected, CLOSE);
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theTrainingScriptGivesTheLossOfTheEnginesLogits(Family family) {
    var shape = shape(family);
    var weights = noisy(shape);
    var tokens = Tiny.random(24, 6).tokens();
    var row = new Row(tokens, tokens.length - 1, 1);
    var prompt = java.util.Arrays.copyOf(tokens, tokens.length - 1);
    var logits = engine(shape, weights, prompt);
    var sum = 0.0;
    for (var logit : logits) {
      sum += Math.exp(logit);
    }
    var bits = (Math.log(sum) - logits[tokens[tokens.length - 1]]) / Math.log(2);
    try (var loop = loop(shape, weights)) {
      assertThat(loop.bitsPerByte(List.of(row))).isCloseTo(bits, within(5e-3));
    }
  }

  @Test
  void rowsOfABatchDoNotSeeEachOtherOrThePadding() {
    var shape = shape(Family.QWEN3);
    var longRow = Tiny.random(60, 7);
    var shortRow = new Row(Tiny.random(23, 8).tokens(), 2, 60);
    try (var loop = loop(shape, noisy(shape))) {
      var alone = loop.bitsPerByte(List.of(longRow)) + loop.bitsPerByte(List.of(shortRow));
      assertThat(2 * loop.bitsPerByte(List.of(shortRow, longRow))).isCloseTo(alone, within(1e-3));
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void packedRowsHaveTheLossThatTheyHaveAlone(Family family) {
    var shape = shape(family);
    var weights = noisy(shape);
    var rows = new ArrayList<Row>();
    for (var i = 0; i < 9; i++) {
      rows.add(new Row(Tiny.random(12 + 11 * i, 20 + i).tokens(), 1 + i % 3, 10));
    }
    double alone;
    try (var loop = loop(shape, weights, Layout.padded)) {
      alone = rows.stream().mapToDouble(r -> loop.bitsPerByte(List.of(r))).sum();
    }
    try (var loop = loop(shape, weights, Layout.packed)) {
      assertThat(9 * loop.bitsPerByte(rows)).isCloseTo(alone, within(2e-3));
    }
    var places = Batch.cut(rows, 256, Layout.packed, 1);
    assertThat(places.stream().flatMap(b -> b.rows().stream()))
        .containsExactlyInAnyOrderElementsOf(rows);
    assertThat(places.stream().flatMap(b -> b.sequences().stream()).count()).isLessThan(9);
  }

  @Test
  void decodingWithCachesContinuesAsAWholePassWould() {
    var shape = shape(Family.QWEN3);
    var prompts = List.of(Tiny.random(20, 9).tokens(), Tiny.random(31, 10).tokens());
    try (var loop = loop(shape, noisy(shape))) {
      var together = loop.decoder().greedy(prompts, -1, 6);
      for (var i = 0; i < prompts.size(); i++) {
        var text = prompts.get(i);
        for (var next : together.get(i)) {
          assertThat(next).isEqualTo(best(loop.decoder().logits(text)));
          text = java.util.Arrays.copyOf(text, text.length + 1);
          text[text.length - 1] = next;
        }
      }
    }
  }

  private static int best(float[] logits) {
    var best = 0;
    for (var i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  private static StudentShape shape(Family family) {
    return new StudentShape(400, 64, 2, 4, 2, 32, 128, 128, 10_000, 1e-6, family);
  }

  /**
   * Initial weights with everything moved, norms and biases too, so that no part can be left out.
   */
  private static SequencedMap<String, FloatTensor> noisy(StudentShape shape) {
    var random = new SplittableRandom(11);
    var moved = new LinkedHashMap<String, FloatTensor>();
    Weights.initial(shape, 4)
        .forEach(
            (name, tensor) -> {
              var values = tensor.values().clone();
              for (var i = 0; i < values.length; i++) {
                values[i] += (float) random.nextGaussian() * 0.15f;
              }
              moved.put(name, new FloatTensor(tensor.shape(), values));
            });
    return moved;
  }

  private TrainingLoop loop(StudentShape shape, SequencedMap<String, FloatTensor> weights) {
    return loop(shape, weights, Layout.padded);
  }

  private TrainingLoop loop(
      StudentShape shape, SequencedMap<String, FloatTensor> weights, Layout layout) {
    return new TrainingLoop(
        Tiny.plan(1, Precision.FLOAT32, layout),
        folder,
        shape,
        weights,
        Tiny::copying,
        List.of(),
        Tiny.NO_CHECK);
  }

  private float[] engine(
      StudentShape shape, SequencedMap<String, FloatTensor> weights, int[] prompt) {
    StudentFolder.write(folder, shape, weights, DType.F32);
    BytePairTrainer.train(new WordCounts(), shape.vocabulary()).write(folder);
    var transformer = StudentModel.open(folder).transformer();
    var cache = transformer.newCache(prompt.length);
    try (var pass = transformer.inference(prompt.length, 1)) {
      for (var i = 0; i + 1 < prompt.length; i++) {
        pass.add(cache, prompt[i]);
      }
      var row = pass.addWithLogits(cache, prompt[prompt.length - 1]);
      pass.run();
      var from = pass.logitsStart(row);
      return java.util.Arrays.copyOfRange(pass.logits(), from, from + shape.vocabulary());
    }
  }
}
