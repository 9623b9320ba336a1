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
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.gguf.GgufTensor;

/** Packing of a stored matrix, as it is done when a model is loaded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PackingBenchmark {
  @Param({"Q8_0", "Q4_K"})
  public String type = "";

  private GgufTensor stored = RandomTensors.of(GgmlType.Q8_0, 1, 32, new Random(1));

  /** Makes the blocks. */
  @Setup
  public void store() {
    stored = RandomTensors.of(GgmlType.valueOf(type), 768, 2048, new Random(1));
  }

  /** A matrix that is too small to be shared among processors. */
  @Benchmark
  public long pack(WeightCount count) {
    var matrix = RandomTensors.packed(stored);
    count.weights += (long) matrix.rows() * matrix.columns();
    return matrix.bytes();
  }
}
