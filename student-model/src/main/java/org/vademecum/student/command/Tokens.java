package org.vademecum.student.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vademecum.cli.Fault;

/** Ids on a command line: comma-separated. */
final class Tokens {
  private Tokens() {}

  static int[] parse(String text) {
    try {
      return Arrays.stream(text.split(",", -1))
          .map(String::strip)
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw Fault.input(
          "not-tokens", "not comma-separated ids: " + text, "write ids like 1,2,3", e);
    }
  }

  static String format(int[] ids) {
    return IntStream.of(ids).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }
}
