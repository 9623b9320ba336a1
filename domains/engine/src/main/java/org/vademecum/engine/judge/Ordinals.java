package org.vademecum.engine.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vademecum.engine.pack.OrdinalRank;
import org.vademecum.engine.text.Numbers;

/** Reads qualitative results on a pack's ordinal scale. */
final class Ordinals {
  private final Map<String, OrdinalRank> byText = new HashMap<>();
  private final Map<String, OrdinalRank> byName = new HashMap<>();

  Ordinals(List<OrdinalRank> ranks) {
    for (var rank : ranks) {
      byName.put(rank.name(), rank);
      rank.printed().forEach(t -> byText.putIfAbsent(key(t), rank));
    }
  }

  /** The rank that a text prints, also as {@code 阴性(-)} or {@code Negative ( - )}. */
  Optional<OrdinalRank> read(String text) {
    var whole = byText.get(key(text));
    if (whole != null) {
      return Optional.of(whole);
    }
    var bracket = text.indexOf('(') >= 0 ? text.indexOf('(') : text.indexOf('（');
    return bracket > 0
        ? Optional.ofNullable(byText.get(key(text.substring(0, bracket))))
        : Optional.empty();
  }

  Optional<OrdinalRank> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static String key(String text) {
    return Numbers.fold(text).toLowerCase(Locale.ROOT).replaceAll("[\\s()\\[\\]*↑↓]", "");
  }
}
