package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.L;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * The scales of a quantised matrix, panel after panel, in each block after block, in each the 64
 * rows' ones.
 *
 * <p>Files store most of them in half precision. They are kept in sixteen bits without loss: sign,
 * five bits of exponent and ten of mantissa like a half, but with exponents from -24 to 7 and
 * without subnormal numbers, so that a shift, a mask and an addition make a float of it. Zero
 * becomes the smallest number there is; weights of a block whose scale is zero are zero themselves.
 * Where a matrix has a scale that is not of this kind, all of them are floats.
 */
final class Scales {
  private static final VectorSpecies<Float> F = Species.FLOAT;
  private static final VectorSpecies<Integer> I = F.withLanes(int.class);
  private static final VectorSpecies<Short> S =
      VectorSpecies.of(short.class, VectorShape.forBitSize(F.vectorBitSize() / 2));
  private static final int MASK = 0x8FFF_E000;
  private static final int EXPONENT = (127 - 24) << 23;

  private final short @Nullable [] packed;
  private final float @Nullable [] floats;

  Scales(float[] values) {
    var all = new short[values.length];
    for (var i = 0; i < values.length; i++) {
      if (!packable(values[i])) {
        packed = null;
        floats = values;
        return;
      }
      all[i] = pack(values[i]);
    }
    packed = all;
    floats = null;
  }

  private static boolean packable(float value) {
    var magnitude = Math.abs(value);
    return magnitude == 0
        || (magnitude >= 0x1p-24f
            && magnitude < 0x1p8f
            && (Float.floatToRawIntBits(value) & 0x1FFF) == 0);
  }

  private static short pack(float value) {
    if (value == 0) {
      return 0;
    }
    var bits = Float.floatToRawIntBits(Math.abs(value)) - EXPONENT;
    return (short) (bits >> 13 | (value < 0 ? 0x8000 : 0));
  }

  /** One of them. */
  float get(int at) {
    if (floats != null) {
      return floats[at];
    }
    return packed == null ? 0 : Float.intBitsToFloat((packed[at] << 13 & MASK) + EXPONENT);
  }

  /** Some of them as floats, a multiple of a panel's rows. */
  void read(int at, int count, float[] out) {
    if (floats != null) {
      System.arraycopy(floats, at, out, 0, count);
      return;
    }
    var from = packed;
    for (var i = 0; from != null && i < count; i += L) {
      var bits =
          (IntVector)
              ShortVector.fromArray(S, from, at + i).convertShape(VectorOperators.S2I, I, 0);
      FloatVector values =
          bits.lanewise(VectorOperators.LSHL, 13).and(MASK).add(EXPONENT).reinterpretAsFloats();
      values.intoArray(out, i);
    }
  }

  long bytes() {
    return floats != null ? 4L * floats.length : packed == null ? 0 : 2L * packed.length;
  }
}
