package org.vademecum.student.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

class GgmlTypeTest {
  private static float[] block(long seed, float size) {
    var random = new Random(seed);
    var values = new float[64];
    for (var i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * size;
    }
    return values;
  }

  private static float[] stored(GgmlType type, float[] values) {
    var buffer =
        ByteBuffer.allocate((int) type.bytes(values.length)).order(ByteOrder.LITTLE_ENDIAN);
    type.write(values, 0, values.length, buffer);
    assertThat(buffer.hasRemaining()).isFalse();
    var read = new float[values.length];
    type.read(MemorySegment.ofArray(buffer.array()), read);
    return read;
  }

  private static List<GgmlType> writable() {
    return Arrays.stream(GgmlType.values()).filter(GgmlType::writable).toList();
  }

  private static float largest(float[] values, int from) {
    var largest = 0f;
    for (var i = from; i < from + 32; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest;
  }

  @Property(tries = 200)
  void eight_bits_keep_half_a_step(
      @ForAll long seed, @ForAll @FloatRange(min = 0.01f, max = 100) float size) {
    var values = block(seed, size);
    var read = stored(GgmlType.Q8_0, values);
    for (var i = 0; i < values.length; i++) {
      // Half a step of 127, and what rounding the scale to half precision adds.
      var tolerance = largest(values, i / 32 * 32) * (0.5f / 127 + 1f / 2048);
      assertThat(Math.abs(read[i] - values[i])).isLessThanOrEqualTo(tolerance);
    }
  }

  @Property(tries = 200)
  void four_bits_keep_a_step(
      @ForAll long seed, @ForAll @FloatRange(min = 0.01f, max = 100) float size) {
    var values = block(seed, size);
    var read = stored(GgmlType.Q4_0, values);
    for (var i = 0; i < values.length; i++) {
      var tolerance = largest(values, i / 32 * 32) * (1f / 8 + 1f / 1024);
      assertThat(Math.abs(read[i] - values[i])).isLessThanOrEqualTo(tolerance);
    }
  }

  @Property(tries = 100)
  void what_was_rounded_once_is_not_rounded_again(@ForAll long seed) {
    for (var type : writable()) {
      var once = stored(type, block(seed, 1));
      var twice = stored(type, once);
      for (var i = 0; i < once.length; i++) {
        assertThat(Math.abs(twice[i] - once[i])).isLessThanOrEqualTo(Math.abs(once[i]) / 1000);
      }
    }
  }

  @Example
  void a_block_of_zeros_stays_zero() {
    for (var type : writable()) {
      for (var value : stored(type, new float[64])) {
        assertThat(Math.abs(value)).isZero();
      }
    }
  }

  @Example
  void float_loses_nothing() {
    var values = block(7, 3);
    assertThat(stored(GgmlType.F32, values)).isEqualTo(values);
  }
}
