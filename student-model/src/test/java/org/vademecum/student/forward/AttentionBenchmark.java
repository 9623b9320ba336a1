package org.vademecum.student.forward;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vademecum.student.checkpoint.Architecture;
import org.vademecum.student.checkpoint.ModelConfig;

/** Attention of one layer, of twelve query heads and four key heads of 64, over 256 positions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AttentionBenchmark {
  private static final int POSITIONS = 256;
  private static final int HEAD = 64;
  private static final int KEY_HEADS = 4;
  private static final int QUERY_HEADS = 3; // of each key head
  private static final int STRIDE = KEY_HEADS * QUERY_HEADS * HEAD;
  private static final ModelConfig CONFIG =
      new ModelConfig(
          Architecture.LLAMA,
          1,
          STRIDE,
          1,
          KEY_HEADS * QUERY_HEADS,
          KEY_HEADS,
          HEAD,
          1,
          POSITIONS,
          1e-5f,
          10_000f,
          1f);

  /** Keys and values in sixteen bits, or in floats. */
  @Param({"short", "float"})
  public String cache = "";

  private final AttentionSpace space = new AttentionSpace();
  private final float[] attended = new float[Kernels.tiled(AttentionSpace.ROWS) * STRIDE];
  private KeyValueCache filled = new FloatCache(CONFIG, 1);
  private float[] query = new float[0];

  /** Fills the cache. */
  @Setup
  public void fill() {
    var random = new Random(1);
    filled =
        cache.equals("short")
            ? new ShortCache(CONFIG, POSITIONS)
            : new FloatCache(CONFIG, POSITIONS);
    for (var position = 0; position < POSITIONS; position++) {
      var key = RandomTensors.floats(KEY_HEADS * HEAD, random);
      var value = RandomTensors.floats(KEY_HEADS * HEAD, random);
      filled.store(0, filled.append(), key, 0, value, 0);
    }
    query = RandomTensors.floats(Kernels.tiled(AttentionSpace.ROWS) * STRIDE, random);
  }

  /** For the last position. */
  @Benchmark
  public float[] one() {
    for (var head = 0; head < KEY_HEADS; head++) {
      var at = head * QUERY_HEADS * HEAD;
      filled.attend(0, head, POSITIONS - 1, query, at, QUERY_HEADS, space, attended);
    }
    return attended;
  }

  /** For the last sixteen positions. */
  @Benchmark
  public float[] sixteen() {
    var rows = AttentionSpace.ROWS;
    for (var head = 0; head < KEY_HEADS; head++) {
      var at = head * QUERY_HEADS * HEAD;
      filled.attendMany(
          0, head, POSITIONS - rows, rows, query, at, QUERY_HEADS, STRIDE, space, attended);
    }
    return attended;
  }
}
