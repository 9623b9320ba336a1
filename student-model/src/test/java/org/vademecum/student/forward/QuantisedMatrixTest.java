package org.vademecum.student.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.vademecum.student.gguf.GgmlType;

/** Products with stored integers, against the values that they stand for. */
class QuantisedMatrixTest {
  @Provide
  Arbitrary<GgmlType> quantised() {
    return Arbitraries.of(Stream.of(GgmlType.values()).filter(GgmlType::quantised).toList());
  }

  @Property(tries = 150)
  void products_are_those_of_the_values_and_the_same_for_one_and_for_many(
      @ForAll("quantised") GgmlType type,
      @ForAll @IntRange(min = 1, max = 200) int rows,
      @ForAll @IntRange(min = 1, max = 3) int blocks,
      @ForAll @IntRange(min = 3, max = 40) int count,
      @ForAll long seed) {
    var columns = blocks * 256;
    var tensor = RandomTensors.of(type, rows, columns, new Random(seed));
    var values = tensor.values();
    var matrix = RandomTensors.packed(tensor);
    var x = new float[Kernels.tiled(count) * columns];
    var random = new Random(seed + 1);
    for (var i = 0; i < count * columns; i++) {
      x[i] = (float) random.nextGaussian();
    }
    var stride = Kernels.padded(rows);
    var many = new float[Kernels.tiled(count) * stride];
    var scratch = new Scratch();
    matrix.multiplyMany(x, columns, count, many, stride, 0, matrix.panels(), scratch);
    var one = new float[stride];
    var row = new float[columns];
    for (var i = 0; i < count; i++) {
      matrix.multiplyOne(x, i * columns, one, 0, 0, matrix.panels(), scratch);
      assertThat(Arrays.copyOfRange(many, i * stride, i * stride + rows))
          .isEqualTo(Arrays.copyOf(one, rows));
      for (var r = 0; r < rows; r++) {
        var sum = 0.0;
        var magnitude = 0.0;
        for (var k = 0; k < columns; k++) {
          sum += (double) values[r * columns + k] * x[i * columns + k];
          magnitude += Math.abs((double) values[r * columns + k] * x[i * columns + k]);
        }
        // Sums of four bits hold 256 + n instead of n on the way.
        assertThat((double) one[r]).isCloseTo(sum, within(1e-4 * magnitude + 1e-6));
      }
    }
    for (var r = 0; r < rows; r++) {
      matrix.row(r, row, 0);
      for (var k = 0; k < columns; k++) {
        assertThat(row[k]).isEqualTo(values[r * columns + k] + 0f); // 0 for -0
      }
    }
  }
}
