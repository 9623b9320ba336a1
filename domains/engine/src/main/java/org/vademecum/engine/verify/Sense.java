package org.vademecum.engine.verify;

import java.util.Set;

/**
 * A word of rising or falling wherever it stands, with its neighbours in content: "reduced
 * production" is {@code LOW} beside {@code produc}.
 *
 * @param bound whether it is said of a measured name and checked there
 */
record Sense(Cue cue, String text, boolean bound, Set<String> neighbours) {
  boolean opposite(Sense other) {
    return cue != other.cue;
  }

  boolean sharesNeighbour(Sense other) {
    return neighbours.stream().anyMatch(other.neighbours::contains);
  }
}
