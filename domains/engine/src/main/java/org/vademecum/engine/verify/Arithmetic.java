package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vademecum.engine.verify.Measured.Figure;
import org.vademecum.engine.verify.Measured.Role;

/**
 * Reckons what a sentence derives from figures: how many times a value is of a limit or of another
 * value, by how many per cent it lies beyond, differences and sums. A number is right if it is what
 * comes out, rounded to the digits that are said; "about" and "nearly" allow a tenth more.
 *
 * <p>It does not reckon over more than two figures.
 */
final class Arithmetic {
  private static final double NEARLY = 0.1;
  private static final double MORE_THAN = 1.6;

  private final List<Figure> values = new ArrayList<>();
  private final List<Figure> limits = new ArrayList<>();

  Arithmetic(List<Measured> things) {
    for (var thing : things) {
      for (var figure : thing.figures()) {
        if (figure.role() == Role.VALUE) {
          values.add(figure);
        } else if (figure.role().limit()) {
          limits.add(figure);
        }
      }
    }
  }

  /** Whether a value is so many times a limit or another value, or that part of it. */
  boolean times(double said, NumberMention.Bound bound) {
    return pairs()
        .anyMatch(
            p -> {
              var ratio = p.one() / p.other();
              return switch (bound) {
                case ABOVE -> ratio >= said && ratio < said * MORE_THAN;
                case BELOW -> ratio <= said && ratio > said / MORE_THAN;
                case NONE -> Math.abs(ratio - said) <= Math.max(NEARLY * said, 0.05);
              };
            });
  }

  /** Whether a value lies so many per cent beyond another figure, or is such a share of it. */
  boolean percent(double said) {
    return pairs()
        .anyMatch(
            p -> {
              var ratio = 100 * p.one() / p.other();
              return Math.abs(ratio - 100 - said) <= 1
                  || Math.abs(100 - ratio - said) <= 1
                  || Math.abs(ratio - said) <= 1;
            });
  }

  /** Whether two figures of one unit differ by so much, or amount to it. */
  boolean differenceOrSum(NumberMention number) {
    var step = 0.5 * Math.pow(10, -number.decimals()) + 1e-9;
    var said = number.value().doubleValue();
    return pairs()
        .anyMatch(
            p ->
                Math.abs(p.one() - p.other() - said) <= step
                    || Math.abs(p.one() + p.other() - said) <= step);
  }

  private record Pair(double one, double other) {}

  // A value with any other figure in the same unit.
  private java.util.stream.Stream<Pair> pairs() {
    var others = new ArrayList<>(values);
    others.addAll(limits);
    return values.stream()
        .flatMap(
            v ->
                others.stream()
                    .filter(o -> o != v && Objects.equals(o.unit(), v.unit()))
                    .filter(o -> o.number().signum() != 0)
                    .map(o -> new Pair(v.number().doubleValue(), o.number().doubleValue())));
  }
}
