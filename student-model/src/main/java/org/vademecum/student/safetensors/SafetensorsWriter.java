package org.vademecum.student.safetensors;

import java.io.IOException;
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
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Writes a safetensors file. All tensors get one dtype. The file appears whole or not at all: it is
 * written beside its place and moved there.
 */
public final class SafetensorsWriter {
  private static final int CHUNK = 1 << 18;

  private SafetensorsWriter() {}

  /**
   * Writes the tensors in the map's order.
   *
   * @throws Fault of type {@code not-writable} when the disk does not take it
   */
  public static void write(Path file, Map<String, FloatTensor> tensors, DType dtype) {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (var channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writeAll(channel, header(tensors, dtype));
        for (var tensor : tensors.values()) {
          writeValues(channel, tensor.values(), dtype);
        }
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write: " + file, "check the folder's rights and space", e);
    }
  }

  private static ByteBuffer header(Map<String, FloatTensor> tensors, DType dtype) {
    var entries = new LinkedHashMap<String, Object>();
    entries.put("__metadata__", Map.of("format", "pt"));
    var offset = 0L;
    for (var tensor : tensors.entrySet()) {
      var end = offset + (long) tensor.getValue().values().length * dtype.bytes();
      var entry = new LinkedHashMap<String, Object>();
      entry.put("dtype", dtype.name());
      entry.put("shape", tensor.getValue().shape());
      entry.put("data_offsets", new long[] {offset, end});
      entries.put(tensor.getKey(), entry);
      offset = end;
    }
    var json = Json.write(entries).getBytes(StandardCharsets.UTF_8);
    var padded = (json.length + 7) / 8 * 8; // data starts aligned; the format pads with spaces
    var buffer = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(padded).put(json);
    while (buffer.hasRemaining()) {
      buffer.put((byte) ' ');
    }
    return buffer.flip();
  }

  private static void writeValues(FileChannel channel, float[] values, DType dtype)
      throws IOException {
    var buffer = ByteBuffer.allocate(CHUNK * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (var done = 0; done < values.length; ) {
      buffer.clear();
      for (var last = Math.min(done + CHUNK, values.length); done < last; done++) {
        dtype.put(buffer, values[done]);
      }
      writeAll(channel, buffer.flip());
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
