package org.vademecum.student.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.student.RandomModels;
import org.vademecum.student.StudentModel;
import org.vademecum.student.checkpoint.ModelExporter;
import org.vademecum.student.gguf.GgmlType;

/** The same bits alone and in a batch, in any chunking, on any number of threads, at any width. */
class ReproducibleLogitsTest {
  @TempDir private static Path folder = Path.of("");
  private static final int[] IDS = new Random(3).ints(150, 0, 250).toArray();

  private static Path gguf(GgmlType type) {
    return folder.resolve(type + ".gguf");
  }

  @BeforeAll
  static void writeModels() throws IOException {
    try (var foreign =
        ReproducibleLogitsTest.class.getResourceAsStream("/foreign/small-q4_k_m.gguf")) {
      Files.copy(Objects.requireNonNull(foreign), gguf(GgmlType.Q4_K)); // some of it in Q6_K
    }
    RandomModels.write(folder.resolve("hf"), RandomModels.Size.TINY, 5);
    for (var type : List.of(GgmlType.F32, GgmlType.Q8_0, GgmlType.Q4_0)) {
      ModelExporter.toGguf(folder.resolve("hf"), gguf(type), type);
    }
  }

  /** Logits of the last position, passed in chunks of the given size. */
  private static float[] last(Transformer model, int[] ids, int chunk, int threads) {
    try (var inference = model.inference(chunk, threads)) {
      var cache = model.newCache(ids.length);
      for (var i = 0; i < ids.length - 1; i++) {
        if (inference.room() == 0) {
          inference.run();
        }
        inference.add(cache, ids[i]);
      }
      if (inference.room() == 0) {
        inference.run();
      }
      var row = inference.addWithLogits(cache, ids[ids.length - 1]);
      inference.run();
      return row(inference, model, row);
    }
  }

  private static float[] row(Inference inference, Transformer model, int row) {
    var start = inference.logitsStart(row);
    return Arrays.copyOfRange(inference.logits(), start, start + model.config().vocabulary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"F32", "Q8_0", "Q4_0", "Q4_K"})
  void do_not_depend_on_chunks_or_threads(GgmlType type) {
    var model = StudentModel.open(gguf(type)).transformer();
    var expected = last(model, IDS, 1, 1);
    for (var chunk : new int[] {2, 3, 5, 13, 64}) {
      assertThat(last(model, IDS, chunk, 1)).as("chunk %d", chunk).isEqualTo(expected);
    }
    assertThat(last(model, IDS, 64, 2)).isEqualTo(expected);
    assertThat(last(model, IDS, 1, 3)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"F32", "Q8_0", "Q4_0", "Q4_K"})
  void do_not_depend_on_the_rest_of_the_batch(GgmlType type) {
    var model = StudentModel.open(gguf(type)).transformer();
    var lengths = new int[] {5, 90, 1, 64, 65, 33, 128};
    try (var inference = model.inference(8, 1)) {
      var caches = new ArrayList<KeyValueCache>();
      for (var length : lengths) {
        var cache = model.newCache(length);
        for (var i = 0; i < length - 1; i++) {
          inference.add(cache, IDS[i]);
          inference.run();
        }
        caches.add(cache);
      }
      for (var i = 0; i < lengths.length; i++) {
        inference.addWithLogits(caches.get(i), IDS[lengths[i] - 1]);
      }
      inference.run();
      for (var i = 0; i < lengths.length; i++) {
        var alone = last(model, Arrays.copyOf(IDS, lengths[i]), 64, 1);
        assertThat(row(inference, model, i)).as("sequence %d", i).isEqualTo(alone);
      }
    }
  }

  @Test
  void do_not_depend_on_the_vector_width() throws IOException, InterruptedException {
    var hashes = new ArrayList<String>();
    for (var bits : List.of("128", "256")) {
      hashes.add(hashAt(bits));
    }
    assertThat(hashes).containsOnly(hash(gguf(GgmlType.Q8_0)) + hash(gguf(GgmlType.F32)));
  }

  @Test
  void are_the_same_for_threads_that_share_a_model() throws Exception {
    var model = StudentModel.open(gguf(GgmlType.Q8_0)).transformer();
    var expected = last(model, IDS, 64, 1);
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<float[]> task = () -> last(model, IDS, 64, 1);
      for (var result : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    }
  }

  private static String hash(Path model) {
    var transformer = StudentModel.open(model).transformer();
    return " "
        + Arrays.hashCode(last(transformer, Arrays.copyOf(IDS, 24), 64, 1))
        + " "
        + Arrays.hashCode(last(transformer, Arrays.copyOf(IDS, 3), 1, 1));
  }

  private static String hashAt(String bits) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dvademecum.vector.bits=" + bits,
                "-cp",
                System.getProperty("java.class.path"),
                ReproducibleLogitsTest.class.getName(),
                gguf(GgmlType.Q8_0).toString(),
                gguf(GgmlType.F32).toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.stripTrailing();
  }

  /** What the other widths are computed with, each in a JVM of its own. */
  public static void main(String... models) {
    var hashes = new StringBuilder();
    for (var model : models) {
      hashes.append(hash(Path.of(model)));
    }
    System.out.println(hashes);
  }
}
