package org.vademecum.student.forward;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector width of the machine: 128, 256 or 512 bits. {@code -Dvademecum.vector.bits}
 * chooses another; the results are the same.
 */
final class Species {
  static final VectorSpecies<Float> FLOAT = choose();

  private Species() {}

  private static VectorSpecies<Float> choose() {
    var preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    var bits = Integer.getInteger("vademecum.vector.bits", preferred);
    return bits >= 512
        ? FloatVector.SPECIES_512
        : bits >= 256 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
  }
}
