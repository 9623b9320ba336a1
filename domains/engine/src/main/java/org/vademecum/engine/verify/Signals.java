package org.vademecum.engine.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** The signals of one sentence; none is larger than {@link #MOST}, so that no count runs away. */
final class Signals {
  private static final double MOST = 8;

  private final double[] values = new double[Signal.values().length];

  void add(Signal signal, double value) {
    set(signal, of(signal) + value);
  }

  void set(Signal signal, double value) {
    values[signal.ordinal()] = Math.min(MOST, value);
  }

  double of(Signal signal) {
    return values[signal.ordinal()];
  }

  /** All of them by name, in their order. */
  Map<String, Double> byName() {
    var named = new LinkedHashMap<String, Double>();
    for (var signal : Signal.values()) {
      named.put(signal.toString(), of(signal));
    }
    return named;
  }
}
