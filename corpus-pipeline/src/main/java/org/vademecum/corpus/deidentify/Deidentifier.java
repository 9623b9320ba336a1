package org.vademecum.corpus.deidentify;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes personal data out of English and Chinese texts: what is found becomes a mark, and dates
 * move by days that belong to the patient.
 *
 * <p>A pure function of the text, the patient and the site key; threads may share one. A second run
 * over its own output finds nothing but dates, which it would move again.
 */
public final class Deidentifier implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern MARK = Pattern.compile("\\[[a-z][a-z0-9-]{1,30}+\\]");
  private static final int MOST_ROUNDS = 4;

  // Their order is that of how sure each is of what it finds.
  private static final List<Finder> FINDERS =
      List.of(
          new NetworkFinder(),
          new DateFinder(),
          new CueFinder(),
          new NumberFinder(),
          new AgeFinder(),
          new ChineseAddressFinder(),
          new AddressFinder(),
          new EnglishNameFinder(),
          new ChineseNameFinder());

  private static final Finder DATES = new DateFinder();

  private final DeidentifierSettings settings;

  private Deidentifier(DeidentifierSettings settings) {
    this.settings = settings;
  }

  /** A de-identifier of one site. */
  public static Deidentifier of(DeidentifierSettings settings) {
    return new Deidentifier(settings);
  }

  /**
   * The text without personal data.
   *
   * @param patient a key of the person the text is about, or a hash of the text where nothing else
   *     is known; texts with the same key have their dates moved alike
   */
  public Deidentified deidentify(String text, String patient) {
    var counts = new EnumMap<PersonalData, Integer>(PersonalData.class);
    var shift = DateShift.days(settings.siteKey(), patient);
    var clean = rounds(text, counts, shift);
    return new Deidentified(clean, counts);
  }

  /** The text without personal data and with {@code [date]} for each date. */
  public static String datesMasked(String text) {
    return rounds(text, new EnumMap<>(PersonalData.class), 0);
  }

  /**
   * A de-identified text with {@code [date]} for each date that is left in it, so that it can be
   * compared with others whatever their dates were moved by. Nothing else is looked for.
   */
  public static String comparable(String text) {
    var spans = new Spans();
    DATES.find(text, spans);
    return DeidentifiedText.write(text, List.copyOf(spans.inOrder()), true, 0);
  }

  private static String rounds(String text, Map<PersonalData, Integer> counts, int shift) {
    var clean = text;
    for (var round = 0; round < MOST_ROUNDS; round++) {
      var spans = spans(clean);
      var found = spans.inOrder();
      var firstRound = round == 0;
      if (found.stream().allMatch(span -> !firstRound && span.kind() == PersonalData.DATE)) {
        return clean;
      }
      found.stream()
          .filter(span -> firstRound || span.kind() != PersonalData.DATE)
          .forEach(span -> counts.merge(span.kind(), 1, Integer::sum));
      // Dates move once: in later rounds those that stand there have moved.
      clean = DeidentifiedText.write(clean, List.copyOf(found), firstRound, shift);
    }
    return clean;
  }

  private static Spans spans(String text) {
    var spans = new Spans();
    if (text.indexOf('[') >= 0) {
      var matcher = MARK.matcher(text);
      while (matcher.find()) {
        spans.guard(matcher.start(), matcher.end());
      }
    }
    for (var finder : FINDERS) {
      finder.find(text, spans);
    }
    return spans;
  }
}
