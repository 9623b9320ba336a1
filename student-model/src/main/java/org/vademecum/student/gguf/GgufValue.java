package org.vademecum.student.gguf;

import java.util.List;

/**
 * A value of GGUF metadata. The format's thirteen types are kept as five: whole numbers, reals,
 * flags, texts and lists; {@link GgufWriter} says which types it writes for them.
 */
public sealed interface GgufValue {
  /** A whole number of any width. */
  record Whole(long value) implements GgufValue {}

  /** A floating-point number of either width. */
  record Real(double value) implements GgufValue {}

  record Flag(boolean value) implements GgufValue {}

  record Text(String value) implements GgufValue {}

  /** Values of one kind. */
  record Array(List<GgufValue> values) implements GgufValue {
    public Array {
      values = List.copyOf(values);
    }
  }

  /** A list of texts. */
  static Array texts(List<String> texts) {
    return new Array(texts.stream().<GgufValue>map(Text::new).toList());
  }

  /** A list of whole numbers. */
  static Array wholes(List<Integer> numbers) {
    return new Array(numbers.stream().<GgufValue>map(Whole::new).toList());
  }
}
