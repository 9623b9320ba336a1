package org.vademecum.student.forward;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vademecum.student.checkpoint.Architecture;
import org.vademecum.student.checkpoint.ModelConfig;

/** What a pass does between its matrices, for one position of a model of 110 million weights. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementwiseBenchmark {
  private static final int HIDDEN = 768;
  private static final int FEED_FORWARD = 2048;
  private static final int VOCABULARY = 16_384;
  private static final int POSITIONS = 256;
  private static final int HEAD = 64;
  private static final ModelConfig CONFIG =
      new ModelConfig(
          Architecture.LLAMA,
          VOCABULARY,
          HIDDEN,
          1,
          HIDDEN / HEAD,
          1,
          HEAD,
          FEED_FORWARD,
          POSITIONS,
          1e-5f,
          10_000f,
          1f);

  private final Random random = new Random(1);
  private final float[] x = RandomTensors.floats(HIDDEN, random);
  private final float[] weight = RandomTensors.floats(HIDDEN, random);
  private final float[] normed = new float[HIDDEN];
  private final float[] gate = RandomTensors.floats(FEED_FORWARD, random);
  private final float[] gated = new float[FEED_FORWARD];
  private final float[] up = RandomTensors.floats(FEED_FORWARD, random);
  private final float[] logits = RandomTensors.floats(VOCABULARY, random);
  private final float[] scores = RandomTensors.floats(POSITIONS, random);
  private final float[] shares = new float[POSITIONS];
  private final RotaryTable.Rows table =
      new RotaryTable(CONFIG, RandomTensors.floats(HEAD / 2, random)).rows(POSITIONS);
  private float[] query = new float[0];

  /** Rotations again and again would let rounding errors grow. */
  @Setup(Level.Iteration)
  public void begin() {
    query = RandomTensors.floats(HIDDEN, random);
  }

  @Benchmark
  public float[] rmsNorm() {
    Elementwise.rmsNorm(x, 0, weight, 1e-5f, normed, 0);
    return normed;
  }

  /** With a copy of the gate, which it overwrites. */
  @Benchmark
  public float[] swiglu() {
    System.arraycopy(gate, 0, gated, 0, FEED_FORWARD);
    Elementwise.swiglu(gated, up, 0, FEED_FORWARD);
    return gated;
  }

  /** Of one head's scores, with a copy of them. */
  @Benchmark
  public float[] softmax() {
    System.arraycopy(scores, 0, shares, 0, POSITIONS);
    Elementwise.softmax(shares, 0, POSITIONS, POSITIONS, 0.125f);
    return shares;
  }

  /** All heads of one position. */
  @Benchmark
  public float[] rotary() {
    var at = (POSITIONS - 1) * HEAD / 2;
    for (var head = 0; head < HIDDEN; head += HEAD) {
      Elementwise.rotate(query, head, HEAD / 2, table.cosines(), table.sines(), at);
    }
    return query;
  }

  /** The likeliest token. */
  @Benchmark
  public int argmax() {
    return Elementwise.largest(logits, 0, VOCABULARY, VOCABULARY);
  }
}
