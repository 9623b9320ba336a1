package org.vademecum.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vademecum.engine.verify.Claim;

/**
 * How many claims of each kind stand how: kind to status to count, both by the contract's words.
 */
final class ClaimCounts {
  private ClaimCounts() {}

  static Map<String, Map<String, Integer>> of(List<Claim> claims) {
    var counts = new TreeMap<String, Map<String, Integer>>();
    for (var claim : claims) {
      counts
          .computeIfAbsent(claim.kind().toString().toLowerCase(Locale.ROOT), k -> new TreeMap<>())
          .merge(claim.status().toString(), 1, Integer::sum);
    }
    return counts;
  }

  /** Claims of a kind, or of every kind where it is empty, that have one of the statuses. */
  static int count(Map<String, Map<String, Integer>> claims, String kind, List<String> statuses) {
    return claims.entrySet().stream()
        .filter(k -> kind.isEmpty() || k.getKey().equals(kind))
        .flatMap(k -> k.getValue().entrySet().stream())
        .filter(s -> statuses.contains(s.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
