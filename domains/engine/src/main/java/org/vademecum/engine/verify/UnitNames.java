package org.vademecum.engine.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;

/** Which words behind a number are units, and which printed units are the same. */
final class UnitNames {

  private static final Pattern LEFT_OUT = Pattern.compile("[\\s\\[\\]]");
  private static final Pattern POWER = Pattern.compile("^[x*]?10(?:\\^|\\*\\*|\\*|e)?(\\d{1,2})/");

  // Each prefix is a thousandth of the one before it; "k" and "d" are not among them.
  private static final List<String> PREFIXES = List.of("", "m", "u", "n", "p", "f");
  private static final Pattern METRIC = Pattern.compile("([munpf]?)(g|mol|iu|u)/([mun]?)l");

  private final @Nullable Pack pack;
  private final Set<String> known;

  private UnitNames(@Nullable Pack pack, Set<String> known) {
    this.pack = pack;
    this.known = known;
  }

  static UnitNames of(@Nullable Pack pack) {
    var known = new HashSet<String>();
    for (var unit :
        "mg g kg ug ng pg mcg mL L dL mmol umol nmol pmol U IU mIU fL mmHg Pa kPa".split(" ")) {
      known.add(plain(unit));
    }
    if (pack != null) {
      pack.observables().all().forEach(o -> known.add(plain(o.unit())));
      pack.derived().forEach(d -> known.add(plain(d.unit())));
      pack.criticalLimits().forEach(c -> known.add(plain(c.unit())));
    }
    known.remove("");
    known.remove("1");
    return new UnitNames(pack, known);
  }

  /** Whether a word without a slash is a unit. */
  boolean known(String printed) {
    return known.contains(plain(printed)) || known.contains(key(printed));
  }

  /** The form in which units are compared. */
  String key(String printed) {
    var folded = Folding.fold(printed);
    return plain(pack == null ? folded : pack.units().ucum(folded));
  }

  boolean same(String one, String other) {
    return plain(one).equals(plain(other))
        || key(one).equals(key(other))
        || (metric(one) != null && Objects.equals(metric(one), metric(other)));
  }

  // "ng/mL" and "ug/L" are one: a quantity over a volume, as the power of ten between them.
  private static @Nullable String metric(String printed) {
    var matcher = METRIC.matcher(plain(printed));
    if (!matcher.matches()) {
      return null;
    }
    var power = PREFIXES.indexOf(matcher.group(1)) - PREFIXES.indexOf(matcher.group(3));
    return power + matcher.group(2);
  }

  private static String plain(String printed) {
    var lower = Folding.fold(printed).toLowerCase(Locale.ROOT);
    var bare = LEFT_OUT.matcher(lower).replaceAll("");
    return POWER.matcher(bare).replaceFirst("10*$1/").replace("mcg", "ug");
  }
}
