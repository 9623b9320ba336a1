package org.vademecum.student.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vademecum.cli.Fault;

/** The quantised types against ggml's own blocks, and their layouts number by number. */
class GgmlBlocksTest {
  private static final short ONE = Float.floatToFloat16(1);
  private static final short QUARTER = Float.floatToFloat16(0.25f);

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"F32", "F16", "BF16"})
  void blocks_of_ggml_have_its_values_to_the_last_bit(GgmlType type) throws IOException {
    var blocks = resource(type, "blocks");
    var expected = resource(type, "values.f32").order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    var values = new float[expected.remaining()];
    assertThat(type.bytes(values.length)).isEqualTo(blocks.remaining());
    type.read(MemorySegment.ofBuffer(blocks), values);
    for (var i = 0; i < values.length; i++) {
      assertThat(values[i]).as("number " + i).isEqualTo(expected.get(i));
    }
  }

  private static ByteBuffer resource(GgmlType type, String kind) throws IOException {
    var name = "/ggml-blocks/" + type.name().toLowerCase(Locale.ROOT) + "." + kind;
    try (var stream = Objects.requireNonNull(GgmlBlocksTest.class.getResourceAsStream(name))) {
      return ByteBuffer.wrap(stream.readAllBytes());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"Q4_1", "Q5_0", "Q5_1", "Q4_K", "Q5_K", "Q6_K"})
  void a_type_that_is_read_only_says_so_when_it_is_to_be_written(GgmlType type) {
    var buffer = ByteBuffer.allocate(type.blockBytes());
    var values = new float[type.block()];
    var fault =
        catchThrowableOfType(Fault.class, () -> type.write(values, 0, values.length, buffer));
    assertThat(fault.type()).isEqualTo("unsupported-quantisation");
    assertThat(fault.detail()).endsWith(": " + type);
    assertThat(fault.remedy()).contains("F32, F16, Q4_0, Q8_0 or BF16");
  }

  @Property(tries = 200)
  void four_and_five_bits_have_the_scale_and_minimum_of_their_sub_block(@ForAll long seed) {
    var random = new Random(seed);
    var scales = random.ints(8, 0, 64).toArray();
    var minima = random.ints(8, 0, 64).toArray();
    var fours = random.ints(256, 0, 16).toArray();
    var fives = random.ints(256, 0, 32).toArray();
    var four = read(GgmlType.Q4_K, header(scales, minima, 144).put(nibbles(fours)));
    var fifths = new byte[32];
    for (var i = 0; i < 256; i++) {
      fifths[i % 32] |= (byte) (fives[i] >> 4 << i / 32);
    }
    var five = read(GgmlType.Q5_K, header(scales, minima, 176).put(fifths).put(nibbles(fives)));
    for (var i = 0; i < 256; i++) {
      assertThat(four[i]).isEqualTo(scales[i / 32] * fours[i] - 0.25f * minima[i / 32]);
      assertThat(five[i]).isEqualTo(scales[i / 32] * fives[i] - 0.25f * minima[i / 32]);
    }
  }

  // Scale 1, minima in quarters, then the six-bit factors as ggml packs them, a bit at a time.
  private static ByteBuffer header(int[] scales, int[] minima, int size) {
    var packed = new byte[12];
    for (var n = 0; n < 4; n++) {
      packed[n] = (byte) (scales[n] | scales[n + 4] >> 4 << 6);
      packed[n + 4] = (byte) (minima[n] | minima[n + 4] >> 4 << 6);
      packed[n + 8] = (byte) (scales[n + 4] & 15 | (minima[n + 4] & 15) << 4);
    }
    var block = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    return block.putShort(ONE).putShort(QUARTER).put(packed);
  }

  private static byte[] nibbles(int[] numbers) {
    var bytes = new byte[numbers.length / 2];
    for (var i = 0; i < numbers.length; i++) {
      bytes[i / 64 * 32 + i % 32] |= (byte) ((numbers[i] & 15) << i / 32 % 2 * 4);
    }
    return bytes;
  }

  @Property(tries = 200)
  void six_bits_have_the_scale_of_their_sixteen(@ForAll long seed) {
    var random = new Random(seed);
    var scales = new byte[16];
    random.nextBytes(scales);
    var numbers = random.ints(256, 0, 64).toArray();
    var block = new byte[210];
    for (var i = 0; i < 256; i++) {
      var half = i / 128;
      var row = i % 128 / 32;
      block[half * 64 + row % 2 * 32 + i % 32] |= (byte) ((numbers[i] & 15) << row / 2 * 4);
      block[128 + half * 32 + i % 32] |= (byte) (numbers[i] >> 4 << row * 2);
    }
    System.arraycopy(scales, 0, block, 192, 16);
    var values =
        read(
            GgmlType.Q6_K,
            ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).putShort(208, ONE));
    for (var i = 0; i < 256; i++) {
      assertThat(values[i]).isEqualTo((float) (scales[i / 16] * (numbers[i] - 32)));
    }
  }

  private static float[] read(GgmlType type, ByteBuffer block) {
    var values = new float[type.block()];
    type.read(MemorySegment.ofArray(block.array()), values);
    return values;
  }
}
