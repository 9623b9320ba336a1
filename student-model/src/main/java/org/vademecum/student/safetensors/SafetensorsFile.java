package org.vademecum.student.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Reads the tensors of a safetensors checkpoint as floats. {@link #open} reads headers only, {@link
 * #read} one tensor at a time, so that a checkpoint larger than the memory can be converted. Holds
 * no open file; safe for use by several threads.
 */
public final class SafetensorsFile {
  private static final long LARGEST_HEADER = 100L << 20;
  private static final int CHUNK = 1 << 20;

  private final Map<String, Entry> entries;

  private record Entry(Path file, String dtype, int[] shape, long start, long end) {}

  private SafetensorsFile(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * Opens a checkpoint.
   *
   * @param path a {@code .safetensors} file, an index ({@code .safetensors.index.json}), or a
   *     folder that has either under Hugging Face's usual name
   * @throws Fault of type {@code not-a-safetensors-file} when the header or an offset is wrong
   */
  public static SafetensorsFile open(Path path) {
    var entries = new LinkedHashMap<String, Entry>();
    try {
      for (var file : files(path)) {
        readHeader(file, entries);
      }
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + path, "check the path and its rights", e);
    }
    return new SafetensorsFile(Collections.unmodifiableMap(entries));
  }

  private static Set<Path> files(Path path) throws IOException {
    var index = Files.isDirectory(path) ? path.resolve("model.safetensors.index.json") : path;
    if (Files.isDirectory(path) && !Files.exists(index)) {
      return Set.of(path.resolve("model.safetensors"));
    }
    if (!index.toString().endsWith(".json")) {
      return Set.of(index);
    }
    var files = new TreeSet<Path>();
    for (var shard : Json.read(Files.readString(index), index.toString()).path("weight_map")) {
      files.add(index.resolveSibling(shard(shard.asText())));
    }
    return files;
  }

  private static Path shard(String text) {
    try {
      var name = Path.of(text);
      if (name.getNameCount() != 1 || name.isAbsolute() || name.toString().equals("..")) {
        throw faulty("a shard lies outside the folder: " + text);
      }
      return name;
    } catch (InvalidPathException e) { // a zero character, for example
      throw faulty("a shard's name is no file's: " + e.getMessage());
    }
  }

  private static void readHeader(Path file, Map<String, Entry> entries) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var length = readFully(channel, 0, (int) Math.min(8, channel.size()));
      var headerLength = length.remaining() < 8 ? -1 : length.getLong();
      if (headerLength < 2 || headerLength > Math.min(LARGEST_HEADER, channel.size() - 8)) {
        throw faulty("the header's length is not within the file: " + file);
      }
      var text = StandardCharsets.UTF_8.decode(readFully(channel, 8, (int) headerLength));
      var dataStart = 8 + headerLength;
      for (var tensor : Json.read(text.toString(), file.toString()).properties()) {
        if (!tensor.getKey().equals("__metadata__")) {
          var entry = entry(tensor.getKey(), tensor.getValue(), file, dataStart, channel.size());
          entries.put(tensor.getKey(), entry);
        }
      }
    }
  }

  private static Entry entry(String name, JsonNode node, Path file, long dataStart, long size) {
    var offsets = node.path("data_offsets");
    var start = offsets.path(0).asLong(-1);
    var end = offsets.path(1).asLong(-1);
    if (start < 0 || end < start || end > size - dataStart) {
      throw faulty("a tensor lies outside the file: " + name);
    }
    var shape = new int[node.path("shape").size()];
    for (var i = 0; i < shape.length; i++) {
      shape[i] = node.path("shape").path(i).asInt(-1);
      if (shape[i] < 0 || !node.path("shape").path(i).canConvertToInt()) {
        throw faulty("a dimension is out of range: " + name);
      }
    }
    return new Entry(file, node.path("dtype").asText(), shape, dataStart + start, dataStart + end);
  }

  /** The names of all tensors, in the file's order. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** A tensor's shape, outermost dimension first. */
  public int[] shape(String name) {
    return entry(name).shape.clone();
  }

  /**
   * How a tensor is stored.
   *
   * @throws Fault of type {@code unsupported-dtype} when it is none of {@link DType}
   */
  public DType dtype(String name) {
    var stored = entry(name).dtype;
    for (var dtype : DType.values()) {
      if (dtype.name().equals(stored)) {
        return dtype;
      }
    }
    throw Fault.input(
        "unsupported-dtype",
        "tensor " + name + " has a dtype that is not read: " + stored,
        "convert the checkpoint to F32, F16 or BF16");
  }

  /** A tensor's values, row-major, widened to float. */
  public float[] read(String name) {
    var entry = entry(name);
    var dtype = dtype(name);
    var count = 1L;
    for (var dimension : entry.shape) {
      count = Math.min(count * dimension, Integer.MAX_VALUE);
    }
    if (count * dtype.bytes() != entry.end - entry.start) {
      throw faulty("a tensor's shape and bytes disagree: " + name);
    }
    var values = new float[(int) count];
    try (var channel = FileChannel.open(entry.file)) {
      var perChunk = CHUNK / dtype.bytes();
      for (var done = 0; done < values.length; ) {
        var now = Math.min(perChunk, values.length - done);
        var from = entry.start + (long) done * dtype.bytes();
        var buffer = readFully(channel, from, now * dtype.bytes());
        for (var i = 0; i < now; i++) {
          values[done++] = dtype.get(buffer);
        }
      }
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + entry.file, "check the disk", e);
    }
    return values;
  }

  private Entry entry(String name) {
    var entry = entries.get(name);
    if (entry == null) {
      throw faulty("the checkpoint has no tensor: " + name);
    }
    return entry;
  }

  private static ByteBuffer readFully(FileChannel channel, long position, int bytes)
      throws IOException {
    var buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw faulty("the file ends early, at byte: " + (position + buffer.position()));
      }
    }
    return buffer.flip();
  }

  private static Fault faulty(String detail) {
    return Fault.input("not-a-safetensors-file", detail, "download or write the checkpoint again");
  }
}
