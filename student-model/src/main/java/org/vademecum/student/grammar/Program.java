package org.vademecum.student.grammar;

import java.util.BitSet;

/**
 * A grammar as instructions over bytes: a network for each rule, whose edges take a byte or call
 * another rule (Woods' recursive transition networks, 1970).
 *
 * @param operations by place
 * @param arguments what they need: the number of a set, a rule, or a list of places
 * @param next the place behind each
 * @param lists of places between which {@link Operation#FORK} leaves the choice
 * @param entries where each rule begins; the first is the whole text
 * @param live whether from here a rule can be brought to its end
 * @param classes of bytes that no instruction tells apart, by byte
 * @param sets of classes that may be taken
 * @param classCount how many classes there are
 */
record Program(
    Operation[] operations,
    int[] arguments,
    int[] next,
    int[][] lists,
    int[] entries,
    BitSet live,
    byte[] classes,
    BitSet[] sets,
    int classCount) {

  /** What an instruction does. */
  enum Operation {
    /** Takes a byte of a set. */
    TAKE,
    /** Goes through a rule, then on. */
    CALL,
    /** Goes on at any of several places. */
    FORK,
    /** Ends the rule. */
    RETURN
  }

  Operation operation(int place) {
    return operations[place];
  }

  int classOf(byte value) {
    return classes[value & 0xFF] & 0xFF;
  }

  boolean takes(int place, int byteClass) {
    return sets[arguments[place]].get(byteClass);
  }
}
