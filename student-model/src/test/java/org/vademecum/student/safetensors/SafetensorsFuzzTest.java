package org.vademecum.student.safetensors;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.vademecum.student.Allocation;

/**
 * Any bytes as a safetensors file, or as an index of shards: each is a fault, or tensors that can
 * be read, in bounded memory. Runs over seeds and over what fuzzing has found, unless {@code
 * JAZZER_FUZZ} is set.
 */
class SafetensorsFuzzTest {
  private static final long FIXED_BYTES = 4L << 20;
  private static final long BYTES_PER_BYTE = 1000; // JSON of tensors without a shape
  private static final int MOST_READ = 4; // tensors may share their bytes

  @TempDir private static Path folder = Path.of("");

  static Stream<byte[]> files() {
    return Stream.of(
        file("{\"x\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}", 16),
        file(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"a\":{\"dtype\":\"F16\",\"shape\":[3],\"data_offsets\":[0,6]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[],\"data_offsets\":[6,8]}}",
            8),
        file("{\"x\":{\"dtype\":\"I64\",\"shape\":[0,9],\"data_offsets\":[0,0]}}", 0));
  }

  static Stream<byte[]> indexes() {
    return Stream.of(
            "{\"weight_map\":{\"x\":\"a.safetensors\"}}",
            "{\"weight_map\":{\"x\":\"\\u0000\"}}",
            "{\"metadata\":{},\"weight_map\":{\"x\":\"b.safetensors\",\"y\":\"../a\"}}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("files")
  @FuzzTest
  void bytes_give_tensors_or_a_fault(byte[] bytes) throws IOException {
    read(Files.write(folder.resolve("any.safetensors"), bytes), bytes.length);
  }

  @MethodSource("indexes")
  @FuzzTest
  void an_index_gives_tensors_or_a_fault(byte[] bytes) throws IOException {
    Files.write(folder.resolve("a.safetensors"), files().findFirst().orElseThrow());
    read(Files.write(folder.resolve("any.safetensors.index.json"), bytes), bytes.length);
  }

  private static void read(Path file, int size) throws IOException {
    Allocation.bounded(
        FIXED_BYTES + BYTES_PER_BYTE * size,
        () -> {
          var opened = SafetensorsFile.open(file);
          for (var name : opened.names().stream().limit(MOST_READ).toList()) {
            opened.shape(name);
            opened.read(name);
          }
        });
  }

  private static byte[] file(String header, int data) {
    var text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }
}
