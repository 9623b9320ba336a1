package org.vademecum.corpus;

/** Which half of the corpus a cluster belongs to: always whole, the same for the same seed. */
public record Split(long seed, double validationShare) implements java.io.Serializable {
  /** {@code validation} or {@code train}. */
  public String of(String cluster) {
    var place = (Shingles.mix(Shingles.hash(cluster) ^ seed) >>> 11) * 0x1.0p-53;
    return place < validationShare ? "validation" : "train";
  }
}
