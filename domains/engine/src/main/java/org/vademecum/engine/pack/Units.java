package org.vademecum.engine.pack;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.jspecify.annotations.Nullable;

/**
 * Printed units and what they are worth in an observable's canonical unit. The pack's own rows come
 * first (spellings, and conversions between mass and amount, which belong to the observable); what
 * is left is UCUM's.
 *
 * <p>Safe to share between threads.
 */
public final class Units {
  private static final int LONGEST_UNIT = 40;
  private static final int MOST_CACHED = 20_000;

  private final Map<String, String> spellings;
  private final Map<String, Conversion> conversions;
  private final Map<String, Optional<Conversion>> cache = new ConcurrentHashMap<>();

  /**
   * @param spellings from a printed unit's key to UCUM
   * @param conversions from {@code CODE} + tab + UCUM unit to the way to the canonical unit
   */
  Units(Map<String, String> spellings, Map<String, Conversion> conversions) {
    this.spellings = Map.copyOf(spellings);
    this.conversions = Map.copyOf(conversions);
  }

  /**
   * How a value in the printed unit becomes one in the canonical unit; empty where the unit is
   * unknown or of another kind.
   */
  public Optional<Conversion> conversion(Observable observable, @Nullable String printed) {
    if (printed == null || printed.isBlank()) {
      return observable.unit().equals("1") ? Optional.of(Conversion.IDENTITY) : Optional.empty();
    }
    if (printed.length() > LONGEST_UNIT) {
      return Optional.empty();
    }
    var key = observable.code() + "\t" + printed;
    var known = cache.get(key);
    if (known != null) {
      return known;
    }
    var found = find(observable, ucum(printed));
    // Reports are not trusted: what they print can't grow this without end.
    if (cache.size() < MOST_CACHED) {
      cache.put(key, found);
    }
    return found;
  }

  /** The UCUM form of a printed unit, as far as the pack knows its spelling; else itself. */
  public String ucum(String printed) {
    var exact = spellings.get(key(printed));
    if (exact != null) {
      return exact;
    }
    var folded = spellings.get(foldedKey(printed));
    return folded == null ? printed.strip() : folded;
  }

  /** Whether the pack or UCUM knows the printed unit at all. */
  public boolean known(String printed) {
    return spellings.containsKey(key(printed))
        || spellings.containsKey(foldedKey(printed))
        || Ucum.valid(printed.strip());
  }

  /**
   * Whether a printed unit is a well-known one that the observable cannot be in: grams a litre of a
   * fraction, per cent of a time, milligrams of what only counts in moles. Not what lacks only its
   * volume ({@code 10^9} for {@code 10^9/L}), nor what nobody knows: there the report's own
   * interval holds.
   */
  public boolean ofAnotherKind(Observable observable, String printed) {
    var unit = ucum(printed);
    return known(printed)
        && conversion(observable, printed).isEmpty()
        && Ucum.differ(unit, observable.unit());
  }

  private Optional<Conversion> find(Observable observable, String unit) {
    if (unit.equals(observable.unit())) {
      return Optional.of(Conversion.IDENTITY);
    }
    var own = conversions.get(observable.code() + "\t" + unit);
    return own != null ? Optional.of(own) : Ucum.conversion(unit, observable.unit());
  }

  static String key(String printed) {
    return Normalizer.normalize(printed, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }

  static String foldedKey(String printed) {
    return "\t" + key(printed).toLowerCase(Locale.ROOT);
  }

  /** UCUM is read when first needed: most reports print units that the pack spells out. */
  private static final class Ucum {
    private static final UcumEssenceService SERVICE = service();

    private static UcumEssenceService service() {
      try (var essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
        return new UcumEssenceService(essence);
      } catch (UcumException | java.io.IOException e) {
        throw new IllegalStateException("the UCUM library lacks its own definitions", e);
      }
    }

    // The library multiplies out powers digit by digit: a printed "m99999999" would never come
    // back.
    private static final Pattern ENDLESS = Pattern.compile("[^\\d.(]\\d{3,}|\\d{5,}");

    // To the library, a mole and an arbitrary unit are plain numbers. What they count is not alike.
    private static final Pattern MOLES =
        Pattern.compile("mol|kat|eq|osm|(?<![A-Za-z\\[])[munkp]?U(?![A-Za-z\\]'])");
    private static final Pattern ARBITRARY = Pattern.compile("\\[[^\\]]*[uU]'?\\]");

    private static boolean countAlike(String first, String second) {
      return MOLES.matcher(first).find() == MOLES.matcher(second).find()
          && ARBITRARY.matcher(first).find() == ARBITRARY.matcher(second).find();
    }

    static boolean differ(String printed, String canonical) {
      return conversion(printed, canonical).isEmpty()
          && conversion(printed + "/L", canonical).isEmpty();
    }

    private static boolean harmless(String unit) {
      return unit.length() <= LONGEST_UNIT && !ENDLESS.matcher(unit).find();
    }

    static boolean valid(String unit) {
      if (!harmless(unit)) {
        return false;
      }
      synchronized (SERVICE) {
        return SERVICE.validate(unit) == null;
      }
    }

    static Optional<Conversion> conversion(String from, String to) {
      if (!harmless(from)) {
        return Optional.empty();
      }
      synchronized (SERVICE) {
        try {
          if (SERVICE.validate(from) != null
              || !SERVICE.isComparable(from, to)
              || !countAlike(from, to)) {
            return Optional.empty();
          }
          var one = SERVICE.convert(new Decimal("1.000000000000"), from, to);
          return Optional.of(new Conversion(Double.parseDouble(one.asDecimal()), 0));
        } catch (UcumException e) {
          return Optional.empty();
        }
      }
    }
  }
}
