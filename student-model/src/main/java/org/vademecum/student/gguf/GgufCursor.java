package org.vademecum.student.gguf;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.vademecum.cli.Fault;

/** Reads a GGUF header from front to back, and believes no length before it has compared it. */
final class GgufCursor {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final int DEEPEST_ARRAY = 4;

  private final MemorySegment file;
  private long position;

  GgufCursor(MemorySegment file) {
    this.file = file;
  }

  long position() {
    return position;
  }

  int int32() {
    return file.get(INT, take(4));
  }

  long int64() {
    return file.get(LONG, take(8));
  }

  /** A count of things that take at least so many bytes each. */
  int count(int bytesEach) {
    var count = int64();
    if (count < 0 || count > (file.byteSize() - position) / bytesEach || count > 1 << 28) {
      throw GgufFile.faulty("a count is larger than the file, at byte: " + (position - 8));
    }
    return (int) count;
  }

  String text() {
    var length = count(1);
    var bytes = file.asSlice(take(length), length).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  GgufMetadata metadata(int entries) {
    var values = new LinkedHashMap<String, GgufValue>();
    for (var i = 0; i < entries; i++) {
      var key = text();
      if (values.put(key, value(int32(), 0)) != null) {
        throw GgufFile.faulty("a key comes twice: " + key);
      }
    }
    return new GgufMetadata(values);
  }

  private GgufValue value(int type, int depth) {
    return switch (type) {
      case 0 -> new GgufValue.Whole(int8() & 0xFF);
      case 1 -> new GgufValue.Whole(int8());
      case 2 -> new GgufValue.Whole(int16() & 0xFFFF);
      case 3 -> new GgufValue.Whole(int16());
      case 4 -> new GgufValue.Whole(int32() & 0xFFFF_FFFFL);
      case 5 -> new GgufValue.Whole(int32());
      case 6 -> new GgufValue.Real(file.get(GgmlType.FLOAT, take(4)));
      case 7 -> new GgufValue.Flag(int8() != 0);
      case 8 -> new GgufValue.Text(text());
      case 9 -> array(depth + 1);
      // Above 2^63 a uint64 turns negative here, and is refused wherever a size is asked for.
      case 10, 11 -> new GgufValue.Whole(int64());
      case 12 -> new GgufValue.Real(file.get(DOUBLE, take(8)));
      default -> throw GgufFile.faulty("a value has an unknown type: " + type);
    };
  }

  private GgufValue array(int depth) {
    if (depth > DEEPEST_ARRAY) {
      throw GgufFile.faulty("arrays are nested too deep, at byte: " + position);
    }
    var type = int32();
    var count = count(1);
    var values = new ArrayList<GgufValue>(Math.min(count, 1 << 16));
    for (var i = 0; i < count; i++) {
      values.add(value(type, depth));
    }
    return new GgufValue.Array(values);
  }

  private byte int8() {
    return file.get(ValueLayout.JAVA_BYTE, take(1));
  }

  private short int16() {
    return file.get(GgmlType.SHORT, take(2));
  }

  private long take(long bytes) {
    if (bytes > file.byteSize() - position) {
      throw endsEarly();
    }
    position += bytes;
    return position - bytes;
  }

  private Fault endsEarly() {
    return GgufFile.faulty("the file ends early, at byte: " + file.byteSize());
  }
}
