package org.vademecum.student.gguf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vademecum.cli.Fault;

/**
 * An open GGUF file, mapped into memory: its metadata, and its tensors as views of the mapping. Use
 * it from the thread that opened it, and close it when the tensors have been taken over.
 */
public final class GgufFile implements AutoCloseable {
  private static final int MAGIC = 0x46554747; // "GGUF" read little-endian
  private static final int DEFAULT_ALIGNMENT = 32;
  private static final int MOST_DIMENSIONS = 4;

  private final Arena arena;
  private final GgufMetadata metadata;
  private final Map<String, GgufTensor> tensors;

  private GgufFile(Arena arena, GgufMetadata metadata, Map<String, GgufTensor> tensors) {
    this.arena = arena;
    this.metadata = metadata;
    this.tensors = tensors;
  }

  /**
   * Maps a file and reads its header.
   *
   * @throws Fault of type {@code faulty-gguf} when a length, offset or type is wrong, {@code
   *     not-readable} when the file cannot be opened
   */
  public static GgufFile open(Path path) {
    var arena = Arena.ofShared();
    try (var channel = FileChannel.open(path)) {
      return read(arena, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      arena.close();
      throw Fault.input("not-readable", "cannot read: " + path, "check the path and its rights", e);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private static GgufFile read(Arena arena, MemorySegment file) {
    var header = new GgufCursor(file);
    if (file.byteSize() < 4 || header.int32() != MAGIC) {
      throw faulty("the file does not begin with GGUF");
    }
    var version = header.int32();
    if (version != 3 && version != 2) {
      throw faulty("the version is not 2 or 3: " + version);
    }
    var tensorCount = header.count(1);
    var metadata = header.metadata(header.count(1));
    var alignment = metadata.whole("general.alignment").orElse(DEFAULT_ALIGNMENT);
    if (alignment < 1 || Integer.bitCount(alignment) != 1) {
      throw faulty("the alignment is not a power of two: " + alignment);
    }
    var places = new LinkedHashMap<String, Place>();
    for (var i = 0; i < tensorCount; i++) {
      var name = header.text();
      if (places.put(name, place(header, name)) != null) {
        throw faulty("a tensor comes twice: " + name);
      }
    }
    var start = (header.position() + alignment - 1) & -(long) alignment;
    var tensors = new LinkedHashMap<String, GgufTensor>();
    places.forEach((name, place) -> tensors.put(name, place.tensor(name, file, start, alignment)));
    return new GgufFile(arena, metadata, Collections.unmodifiableMap(tensors));
  }

  private record Place(int[] dimensions, GgmlType type, long offset) {
    GgufTensor tensor(String name, MemorySegment file, long start, int alignment) {
      var numbers = 1L;
      for (var dimension : dimensions) {
        numbers *= dimension; // each product so far is below 2^31, and so is each dimension
        if (numbers > Integer.MAX_VALUE) {
          throw faulty("a tensor has 2^31 numbers or more: " + name);
        }
      }
      if (dimensions[0] % type.block() != 0) {
        throw faulty("a row is not made of whole blocks: " + name);
      }
      var bytes = type.bytes(numbers);
      if (offset < 0 || offset % alignment != 0 || offset > file.byteSize() - start - bytes) {
        throw faulty("a tensor lies outside the file or unaligned: " + name);
      }
      return new GgufTensor(name, dimensions, type, file.asSlice(start + offset, bytes));
    }
  }

  private static Place place(GgufCursor header, String name) {
    var rank = header.int32();
    if (rank < 1 || rank > MOST_DIMENSIONS) {
      throw faulty("a tensor has not 1 to 4 dimensions: " + name);
    }
    var dimensions = new int[rank];
    for (var i = 0; i < rank; i++) {
      var dimension = header.int64();
      if (dimension < 1 || dimension > Integer.MAX_VALUE) {
        throw faulty("a dimension is out of range: " + name);
      }
      dimensions[i] = (int) dimension;
    }
    var code = header.int32();
    var type =
        GgmlType.ofCode(code)
            .orElseThrow(
                () ->
                    Fault.input(
                        "unsupported-quantisation",
                        "tensor " + name + " is stored in a type that is not read: " + code,
                        "use a file in " + GgmlType.names(List.of(GgmlType.values()))));
    return new Place(dimensions, type, header.int64());
  }

  public GgufMetadata metadata() {
    return metadata;
  }

  /** The tensors by name, in the file's order. */
  public Map<String, GgufTensor> tensors() {
    return tensors;
  }

  /** The tensor of this name, which must be there. */
  public GgufTensor tensor(String name) {
    var tensor = tensors.get(name);
    if (tensor == null) {
      throw faulty("the file has no tensor: " + name);
    }
    return tensor;
  }

  @Override
  public void close() {
    arena.close();
  }

  static Fault faulty(String detail) {
    return Fault.input(
        "faulty-gguf", detail, "download or export the file again, or give another GGUF file");
  }
}
