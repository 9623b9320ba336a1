package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects the claims of one sentence. */
final class Tally {
  private final List<Claim> claims = new ArrayList<>();
  private int invented;
  private int misattributed;

  void add(ClaimKind kind, String text, ClaimStatus status, String why) {
    var claim = new Claim(kind, text, status, why);
    if (!claims.contains(claim)) {
      claims.add(claim);
    }
  }

  void supported(ClaimKind kind, String text, String why) {
    add(kind, text, ClaimStatus.SUPPORTED, why);
  }

  void unsupported(ClaimKind kind, String text, String why) {
    add(kind, text, ClaimStatus.UNSUPPORTED, why);
  }

  void contradicted(ClaimKind kind, String text, String why) {
    add(kind, text, ClaimStatus.CONTRADICTED, why);
  }

  void invented(String text, ClaimStatus status, String why) {
    invented++;
    add(ClaimKind.NUMBER, text, status, why);
  }

  void misattributed(ClaimKind kind, String text, ClaimStatus status, String why) {
    misattributed++;
    add(kind, text, status, why);
  }

  boolean isEmpty() {
    return claims.isEmpty();
  }

  Verdict verdict() {
    var status = ClaimStatus.UNCHECKED;
    for (var candidate :
        List.of(ClaimStatus.SUPPORTED, ClaimStatus.UNSUPPORTED, ClaimStatus.CONTRADICTED)) {
      if (claims.stream().anyMatch(c -> c.status() == candidate)) {
        status = candidate;
      }
    }
    return new Verdict(status, claims, invented, misattributed);
  }
}
