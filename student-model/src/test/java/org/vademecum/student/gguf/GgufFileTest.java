package org.vademecum.student.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vademecum.cli.Fault;
import org.vademecum.student.Models;
import org.vademecum.student.StudentModel;

class GgufFileTest {
  private static final byte[] WHOLE = bytes(Models.path("qwen3-q4_0.gguf"));

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path temporary(byte[] bytes) throws IOException {
    var file = Files.createTempFile("hostile", ".gguf");
    file.toFile().deleteOnExit();
    return Files.write(file, bytes);
  }

  @Example
  void what_is_written_is_read_back() throws IOException {
    var metadata = new LinkedHashMap<String, GgufValue>();
    metadata.put("text", new GgufValue.Text("血红蛋白"));
    metadata.put("whole", new GgufValue.Whole(7));
    metadata.put("large", new GgufValue.Whole(-(1L << 40)));
    metadata.put("real", new GgufValue.Real(0.5));
    metadata.put("flag", new GgufValue.Flag(true));
    metadata.put("texts", GgufValue.texts(List.of("a", "")));
    metadata.put("wholes", GgufValue.wholes(List.of(3, 1)));
    var file = Files.createTempFile("round", ".gguf");
    var values = new float[] {1, 2, 3, 4, 5, 6};
    var tensors =
        List.of(
            new GgufWriter.Source("odd", new int[] {3}, GgmlType.F32, () -> new float[] {7, 8, 9}),
            new GgufWriter.Source("matrix", new int[] {3, 2}, GgmlType.F16, () -> values));
    GgufWriter.write(file, new GgufMetadata(metadata), tensors);
    try (var read = GgufFile.open(file)) {
      assertThat(read.metadata().values()).isEqualTo(metadata);
      assertThat(read.tensor("matrix").rows()).isEqualTo(2);
      assertThat(read.tensor("matrix").columns()).isEqualTo(3);
      assertThat(read.tensor("matrix").values()).containsExactly(values);
      assertThat(read.tensor("odd").values()).containsExactly(7, 8, 9);
    }
  }

  @Property(tries = 150)
  void a_file_that_is_cut_off_is_a_fault(@ForAll @IntRange(max = 138_719) int length)
      throws IOException {
    var cut = java.util.Arrays.copyOf(WHOLE, length);
    var file = temporary(cut);
    assertThat(catchThrowableOfType(Fault.class, () -> StudentModel.open(file))).isNotNull();
    Files.delete(file);
  }

  @Property(tries = 300)
  void a_damaged_header_gives_a_fault_or_a_model_but_never_a_crash(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int damages) throws IOException {
    var bytes = WHOLE.clone();
    var random = new Random(seed);
    for (var i = 0; i < damages; i++) {
      bytes[random.nextInt(16_000)] = (byte) random.nextInt();
    }
    var file = temporary(bytes);
    assertThatCode(
            () -> {
              try {
                StudentModel.open(file);
              } catch (Fault expected) {
                assertThat(expected.detail()).isNotBlank();
              }
            })
        .doesNotThrowAnyException();
    Files.delete(file);
  }

  @Example
  void a_huge_count_is_refused_before_memory_is_taken() throws IOException {
    var buffer = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(0x46554747).putInt(3).putLong(0).putLong(1L << 40);
    var file = temporary(buffer.array());
    assertThat(catchThrowableOfType(Fault.class, () -> GgufFile.open(file)).detail())
        .isEqualTo("a count is larger than the file, at byte: 16");
  }

  @Example
  void an_offset_outside_the_file_is_named() throws IOException {
    var file = temporary(oneTensor(1L << 50));
    assertThat(catchThrowableOfType(Fault.class, () -> GgufFile.open(file)).detail())
        .isEqualTo("a tensor lies outside the file or unaligned: t");
  }

  @Example
  void an_offset_that_wraps_around_is_named() throws IOException {
    var file = temporary(oneTensor(-32));
    assertThat(catchThrowableOfType(Fault.class, () -> GgufFile.open(file)).detail())
        .isEqualTo("a tensor lies outside the file or unaligned: t");
  }

  private static byte[] oneTensor(long offset) {
    var buffer = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(0x46554747).putInt(3).putLong(1).putLong(0);
    buffer.putLong(1).put((byte) 't').putInt(1).putLong(8).putInt(0).putLong(offset);
    return buffer.array();
  }

  @Example
  void something_else_is_refused() throws IOException {
    var file = temporary("PK, not a model".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(catchThrowableOfType(Fault.class, () -> GgufFile.open(file)).detail())
        .isEqualTo("the file does not begin with GGUF");
  }
}
