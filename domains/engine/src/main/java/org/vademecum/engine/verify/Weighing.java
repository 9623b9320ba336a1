package org.vademecum.engine.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.vademecum.engine.text.Language;

/**
 * Decides by a sentence's signals whether it is borne out, where no rule has decided: a logistic
 * model whose weights ({@code weights-en.csv}, {@code weights-zh.csv} beside this class) were
 * fitted on labelled claims. A signal counts by how far it lies from its centre, in units of its
 * spread.
 */
final class Weighing {
  /** So much doubt is borne; a guard had rather drop a sentence too many. */
  private static final double MOST = 0.45;

  private static final double MOST_ALONE = 0.65;

  private static final Map<Language, Weighing> SHARED = new EnumMap<>(Language.class);

  static {
    for (var language : Language.values()) {
      SHARED.put(language, read(language));
    }
  }

  private final double[] centres = new double[Signal.values().length];
  private final double[] weights = new double[Signal.values().length];
  private double start;

  private Weighing() {}

  static Weighing of(Language language) {
    return Objects.requireNonNull(SHARED.get(language));
  }

  private static Weighing read(Language language) {
    var file = "weights-" + language + ".csv";
    try (var stream = Weighing.class.getResourceAsStream(file)) {
      var bytes = Objects.requireNonNull(stream, file).readAllBytes();
      var weighing = new Weighing();
      new String(bytes, StandardCharsets.UTF_8).lines().skip(1).forEach(weighing::line);
      return weighing;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    var cells = line.split(",", -1);
    var weight = Double.parseDouble(cells[3]);
    if (cells[0].equals("start")) {
      start = weight;
    } else {
      var signal = Signal.of(cells[0]).ordinal();
      centres[signal] = Double.parseDouble(cells[1]);
      weights[signal] = weight / Double.parseDouble(cells[2]);
    }
  }

  /** The probability that a sentence with these signals is not supported, as labels have it. */
  double doubt(Signals signals) {
    var sum = start;
    for (var signal : Signal.values()) {
      var i = signal.ordinal();
      sum += weights[i] * (signals.of(signal) - centres[i]);
    }
    return 1 / (1 + StrictMath.exp(-sum));
  }

  /**
   * Whether that is too much.
   *
   * @param doubted whether a rule speaks against the sentence, without deciding; where none does,
   *     it takes more
   */
  static boolean rejects(double doubt, boolean doubted) {
    return doubt > (doubted ? MOST : MOST_ALONE);
  }
}
