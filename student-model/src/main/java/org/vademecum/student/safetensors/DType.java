package org.vademecum.student.safetensors;

import java.nio.ByteBuffer;

/**
 * How a tensor's numbers are stored in a safetensors file. Integers and eight-bit floats are not
 * read.
 */
public enum DType {
  F32(4) {
    @Override
    float get(ByteBuffer buffer) {
      return buffer.getFloat();
    }

    @Override
    void put(ByteBuffer buffer, float value) {
      buffer.putFloat(value);
    }
  },
  F16(2) {
    @Override
    float get(ByteBuffer buffer) {
      return Float.float16ToFloat(buffer.getShort());
    }

    @Override
    void put(ByteBuffer buffer, float value) {
      buffer.putShort(Float.floatToFloat16(value));
    }
  },
  BF16(2) {
    @Override
    float get(ByteBuffer buffer) {
      return Float.intBitsToFloat(buffer.getShort() << 16);
    }

    @Override
    void put(ByteBuffer buffer, float value) {
      // Round half to even on the 16 bits that are cut off; NaN keeps a bit that survives the cut.
      var bits = Float.floatToRawIntBits(value);
      var rounded = Float.isNaN(value) ? bits | 0x0040_0000 : bits + 0x7FFF + ((bits >>> 16) & 1);
      buffer.putShort((short) (rounded >>> 16));
    }
  };

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** The size of one number. */
  public int bytes() {
    return bytes;
  }

  /** Reads one number from a little-endian buffer. */
  abstract float get(ByteBuffer buffer);

  /** Writes one number, rounded to nearest, to a little-endian buffer. */
  abstract void put(ByteBuffer buffer, float value);
}
