package org.vademecum.student.gguf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;

/**
 * The metadata of a GGUF file, read by key and kind; a value of another kind than asked is a fault.
 */
public record GgufMetadata(Map<String, GgufValue> values) {
  public GgufMetadata {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public Optional<String> text(String key) {
    return find(key, v -> v instanceof GgufValue.Text t ? t.value() : null);
  }

  public Optional<Boolean> flag(String key) {
    return find(key, v -> v instanceof GgufValue.Flag f ? f.value() : null);
  }

  /** A real number; a whole one counts too. */
  public Optional<Double> real(String key) {
    return find(key, GgufMetadata::number);
  }

  /** A whole number from 0 to 2^31 - 1. */
  public Optional<Integer> whole(String key) {
    return find(key, GgufMetadata::integer);
  }

  /** As {@link #whole(String)}, for a key that must be there. */
  public int requireWhole(String key) {
    return whole(key).orElseThrow(() -> missing(key));
  }

  /** As {@link #text(String)}, for a key that must be there. */
  public String requireText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  public Optional<List<String>> texts(String key) {
    return list(key, v -> v instanceof GgufValue.Text t ? t.value() : null);
  }

  public Optional<List<Integer>> wholes(String key) {
    return list(key, GgufMetadata::integer);
  }

  public Optional<List<Double>> reals(String key) {
    return list(key, GgufMetadata::number);
  }

  private static @Nullable Double number(GgufValue value) {
    return switch (value) {
      case GgufValue.Real r -> (Double) r.value();
      case GgufValue.Whole w -> (Double) (double) w.value();
      case GgufValue.Flag f -> null;
      case GgufValue.Text t -> null;
      case GgufValue.Array a -> null;
    };
  }

  private static @Nullable Integer integer(GgufValue value) {
    return value instanceof GgufValue.Whole(long n) && n >= 0 && n <= Integer.MAX_VALUE
        ? (Integer) (int) n
        : null;
  }

  private <T> Optional<List<T>> list(String key, Function<GgufValue, @Nullable T> convert) {
    return find(key, v -> v instanceof GgufValue.Array a ? a.values() : null)
        .map(values -> values.stream().map(v -> require(key, convert.apply(v))).toList());
  }

  private <T> Optional<T> find(String key, Function<GgufValue, @Nullable T> convert) {
    return Optional.ofNullable(values.get(key)).map(v -> require(key, convert.apply(v)));
  }

  private static <T> T require(String key, @Nullable T value) {
    if (value == null) {
      throw GgufFile.faulty("a value is of the wrong kind or out of range: " + key);
    }
    return value;
  }

  private static Fault missing(String key) {
    return GgufFile.faulty("the metadata lacks: " + key);
  }
}
