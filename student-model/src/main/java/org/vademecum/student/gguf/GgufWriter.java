package org.vademecum.student.gguf;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;
import org.vademecum.cli.Fault;

/**
 * Writes a GGUF file of version 3, aligned to 32 bytes. Whole numbers are written as uint32 (or
 * int64 where they do not fit), those in lists as int32, reals as float32: what llama.cpp expects
 * of the keys that a model needs. The file appears whole or not at all.
 */
public final class GgufWriter {
  private static final int ALIGNMENT = 32;

  private final DataOutputStream out;
  private long written;

  /**
   * A tensor to write. Its values are asked for when it is written, so that one is in memory at a
   * time.
   *
   * @param dimensions innermost first
   */
  public record Source(String name, int[] dimensions, GgmlType type, Supplier<float[]> values) {
    long bytes() {
      var numbers = 1L;
      for (var dimension : dimensions) {
        numbers *= dimension;
      }
      return type.bytes(numbers);
    }
  }

  private GgufWriter(DataOutputStream out) {
    this.out = out;
  }

  /**
   * Writes a file.
   *
   * @throws Fault of type {@code not-writable} when the disk does not take it
   */
  public static void write(Path file, GgufMetadata metadata, List<Source> tensors) {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (var stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
        new GgufWriter(new DataOutputStream(stream)).writeAll(metadata, tensors);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write: " + file, "check the folder's rights and space", e);
    }
  }

  private void writeAll(GgufMetadata metadata, List<Source> tensors) throws IOException {
    put(bytes("GGUF"));
    int32(3);
    int64(tensors.size());
    int64(metadata.values().size());
    for (var entry : metadata.values().entrySet()) {
      text(entry.getKey());
      typed(entry.getValue());
    }
    var offset = 0L;
    for (var tensor : tensors) {
      text(tensor.name());
      int32(tensor.dimensions().length);
      for (var dimension : tensor.dimensions()) {
        int64(dimension);
      }
      int32(tensor.type().code());
      int64(offset);
      offset = aligned(offset + tensor.bytes());
    }
    pad();
    for (var tensor : tensors) {
      values(tensor);
      pad();
    }
  }

  private void values(Source tensor) throws IOException {
    var values = tensor.values().get();
    var type = tensor.type();
    if (type.bytes(values.length) != tensor.bytes() || values.length % type.block() != 0) {
      throw new IllegalArgumentException("values do not fill the dimensions: " + tensor.name());
    }
    var chunk = 1 << 16;
    var buffer = ByteBuffer.allocate((int) type.bytes(chunk)).order(ByteOrder.LITTLE_ENDIAN);
    for (var from = 0; from < values.length; from += chunk) {
      buffer.clear();
      type.write(values, from, Math.min(chunk, values.length - from), buffer);
      out.write(buffer.array(), 0, buffer.position());
      written += buffer.position();
    }
  }

  private void typed(GgufValue value) throws IOException {
    int32(typeCode(value, TOP));
    untyped(value, TOP);
  }

  // Whole numbers alone are unsigned sizes and ids; in lists llama.cpp reads them as int32.
  private static final int TOP = 0;
  private static final int IN_LIST = 1;

  private static int typeCode(GgufValue value, int place) {
    return switch (value) {
      case GgufValue.Whole(long n) when place == IN_LIST -> 5;
      case GgufValue.Whole(long n) -> n >= 0 && n <= 0xFFFF_FFFFL ? 4 : 11;
      case GgufValue.Real r -> 6;
      case GgufValue.Flag f -> 7;
      case GgufValue.Text t -> 8;
      case GgufValue.Array a -> 9;
    };
  }

  private void untyped(GgufValue value, int place) throws IOException {
    switch (value) {
      case GgufValue.Whole(long n) -> {
        if (typeCode(value, place) == 11) {
          int64(n);
        } else {
          int32((int) n);
        }
      }
      case GgufValue.Real(double real) -> int32(Float.floatToIntBits((float) real));
      case GgufValue.Flag(boolean flag) -> put(new byte[] {(byte) (flag ? 1 : 0)});
      case GgufValue.Text(String text) -> text(text);
      case GgufValue.Array(List<GgufValue> values) -> {
        int32(values.isEmpty() ? 8 : typeCode(values.getFirst(), IN_LIST));
        int64(values.size());
        for (var element : values) {
          untyped(element, IN_LIST);
        }
      }
    }
  }

  private void text(String text) throws IOException {
    var utf8 = bytes(text);
    int64(utf8.length);
    put(utf8);
  }

  private void int32(int value) throws IOException {
    out.writeInt(Integer.reverseBytes(value));
    written += 4;
  }

  private void int64(long value) throws IOException {
    out.writeLong(Long.reverseBytes(value));
    written += 8;
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  private void pad() throws IOException {
    put(new byte[(int) (aligned(written) - written)]);
  }

  private static long aligned(long position) {
    return (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
