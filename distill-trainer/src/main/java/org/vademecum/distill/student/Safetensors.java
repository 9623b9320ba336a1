package org.vademecum.distill.student;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Named float arrays in a safetensors file: an eight-byte little-endian header length, a JSON
 * header, the arrays one behind the other. Files are replaced atomically. BF16 and F16 are widened
 * on reading, as the trainer computes from float32.
 */
public final class Safetensors {
  /** How numbers are stored. */
  public enum Type {
    F32(4),
    F16(2),
    BF16(2);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }
  }

  /** One array with its shape, in row-major order. */
  public record Tensor(long[] shape, float[] values) {
    public Tensor {
      if (StudentShape.product(shape) != values.length) {
        throw new IllegalArgumentException("values do not fill the shape: " + values.length);
      }
    }
  }

  private Safetensors() {}

  /** Writes all arrays; {@code metadata} are strings for readers, {@code format} is added. */
  public static void write(
      Path file, SequencedMap<String, Tensor> tensors, Type type, Map<String, String> metadata) {
    var header = Json.mapper().createObjectNode();
    var notes = header.putObject("__metadata__").put("format", "pt");
    metadata.forEach(notes::put);
    var offset = 0L;
    for (var entry : tensors.entrySet()) {
      offset = describe(header, entry.getKey(), entry.getValue(), type, offset);
    }
    var json = Json.write(header);
    json += " ".repeat((8 - json.length() % 8) % 8);
    var partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      var absolute = file.toAbsolutePath().getParent();
      if (absolute != null) {
        Files.createDirectories(absolute);
      }
      try (var out =
          FileChannel.open(
              partial,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        writeAll(out, little(8).putLong(bytes.length).flip());
        writeAll(out, ByteBuffer.wrap(bytes));
        for (var tensor : tensors.values()) {
          writeAll(out, encode(tensor.values(), type));
        }
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write " + file, "free disk space, or choose another folder", e);
    }
  }

  private static long describe(
      ObjectNode header, String name, Tensor tensor, Type type, long offset) {
    var end = offset + (long) tensor.values().length * type.bytes;
    var entry = header.putObject(name).put("dtype", type.name());
    var shape = entry.putArray("shape");
    for (var d : tensor.shape()) {
      shape.add(d);
    }
    entry.putArray("data_offsets").add(offset).add(end);
    return end;
  }

  private static ByteBuffer encode(float[] values, Type type) {
    var buffer = little(values.length * type.bytes);
    for (var v : values) {
      switch (type) {
        case F32 -> buffer.putFloat(v);
        case F16 -> buffer.putShort(Float.floatToFloat16(v));
        case BF16 -> buffer.putShort((short) ((Float.floatToIntBits(v) + 0x8000) >>> 16));
      }
    }
    return buffer.flip();
  }

  /** Reads every array. */
  public static SequencedMap<String, Tensor> read(Path file) {
    try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
      var prefix = little(8);
      readAll(in, prefix, 0);
      var length = Math.toIntExact(prefix.getLong(0));
      var text = little(length);
      readAll(in, text, 8);
      var header = Json.read(new String(text.array(), StandardCharsets.UTF_8), file.toString());
      var result = new LinkedHashMap<String, Tensor>();
      for (var field : header.properties()) {
        if (field.getKey().equals("__metadata__")) {
          continue;
        }
        var node = field.getValue();
        var shape = new long[node.get("shape").size()];
        for (var i = 0; i < shape.length; i++) {
          shape[i] = node.get("shape").get(i).asLong();
        }
        var type = Type.valueOf(node.get("dtype").asText());
        var from = node.get("data_offsets").get(0).asLong();
        var bytes = little(Math.toIntExact(StudentShape.product(shape) * type.bytes));
        readAll(in, bytes, 8L + length + from);
        result.put(field.getKey(), new Tensor(shape, decode(bytes.flip(), type)));
      }
      return result;
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw Fault.input(
          "not-safetensors",
          "cannot read as safetensors: " + file,
          "give a folder with model.safetensors in F32, F16 or BF16",
          e);
    }
  }

  /** The metadata strings of a file. */
  public static Map<String, String> metadata(Path file) {
    try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
      var prefix = little(8);
      readAll(in, prefix, 0);
      var text = little(Math.toIntExact(prefix.getLong(0)));
      readAll(in, text, 8);
      var header = Json.read(new String(text.array(), StandardCharsets.UTF_8), file.toString());
      var result = new LinkedHashMap<String, String>();
      header
          .path("__metadata__")
          .properties()
          .forEach(f -> result.put(f.getKey(), f.getValue().asText()));
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static float[] decode(ByteBuffer bytes, Type type) {
    var values = new float[bytes.remaining() / type.bytes];
    for (var i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case F32 -> bytes.getFloat();
            case F16 -> Float.float16ToFloat(bytes.getShort());
            case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
          };
    }
    return values;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeAll(FileChannel out, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  private static void readAll(FileChannel in, ByteBuffer buffer, long position) throws IOException {
    while (buffer.hasRemaining()) {
      var n = in.read(buffer, position + buffer.position());
      if (n < 0) {
        throw new IOException("file ends early");
      }
    }
  }
}
