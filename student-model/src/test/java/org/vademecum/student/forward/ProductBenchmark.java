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

/** Products of a matrix with one position, as decoding has them, and with many, as prompts do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
  /** Eight bits, four bits, floats. */
  @Param({"Q8_0", "Q4_0", "F32"})
  public String type = "";

  /** Rows and columns. */
  @Param({"256x256", "768x2048"})
  public String shape = "";

  @Param({"1", "16", "64"})
  public int positions;

  private final Scratch scratch = new Scratch();
  private Matrix matrix = new FloatMatrix(1, 1, new float[1]);
  private float[] x = new float[0];
  private float[] y = new float[0];
  private int xStride;
  private int yStride;

  /** Packs the matrix. */
  @Setup
  public void pack() {
    var random = new Random(1);
    var sides = shape.split("x", -1);
    var rows = Integer.parseInt(sides[0]);
    var columns = Integer.parseInt(sides[1]);
    var stored = GgmlType.valueOf(type);
    matrix =
        stored.quantised()
            ? RandomTensors.packed(RandomTensors.of(stored, rows, columns, random))
            : new FloatMatrix(rows, columns, RandomTensors.floats(rows * columns, random));
    xStride = Kernels.stride(columns);
    yStride = Kernels.stride(rows);
    x = RandomTensors.floats(Kernels.tiled(positions) * xStride, random);
    y = new float[Kernels.tiled(positions) * yStride];
  }

  /** The whole product, on one thread. */
  @Benchmark
  public float[] product(WeightCount count) {
    matrix.multiply(x, xStride, positions, y, yStride, 0, matrix.panels(), scratch);
    count.weights += (long) matrix.rows() * matrix.columns() * positions;
    return y;
  }
}
