package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects the claims of one sentence. */
final class Tally {
  private final List<Claim> claims = new ArrayList<>();
  private final List<Claim> doubts = new ArrayList<>();
  private final Signals signals = new Signals();
  private int invented;
  private int misattributed;

  void add(ClaimKind kind, String text, ClaimStatus status, String why) {
    var claim = new Claim(kind, text, status, why);
    if (!claims.contains(claim)) {
      claims.add(claim);
    }
  }

  /** What speaks against a sentence without deciding it. */
  void doubt(ClaimKind kind, String text, ClaimStatus status, String why) {
    var claim = new Claim(kind, text, status, why);
    if (!doubts.contains(claim)) {
      doubts.add(claim);
    }
  }

  Signals signals() {
    return signals;
  }

  /** Whether a rule speaks against the sentence, decisive or not. */
  boolean doubted() {
    return decided() || !doubts.isEmpty();
  }

  /** Whether a rule has decided against the sentence. */
  boolean decided() {
    return claims.stream().anyMatch(Tally::against);
  }

  private static boolean against(Claim claim) {
    return claim.status() == ClaimStatus.UNSUPPORTED || claim.status() == ClaimStatus.CONTRADICTED;
  }

  /** Lets the signals decide what doubts come to; where a rule has decided, they stand as well. */
  void weigh(Weighing weighing, String sentence) {
    count();
    if (decided() || (doubts.isEmpty() && signals.of(Signal.STATEMENTS) == 0)) {
      return;
    }
    if (!Weighing.rejects(weighing.doubt(signals), !doubts.isEmpty())) {
      doubts.forEach(d -> supported(d.kind(), d.text(), "outweighed: " + d.why()));
      doubts.clear();
    } else if (doubts.isEmpty()) {
      unsupported(ClaimKind.RELATION, sentence, "all in all the evidence does not bear it out");
    }
  }

  private void count() {
    for (var claim : claims) {
      if (claim.status() == ClaimStatus.SUPPORTED) {
        switch (claim.kind()) {
          case NUMBER, UNIT -> signals.add(Signal.NUMBERS_HELD, 1);
          case NAME, PATTERN -> signals.add(Signal.NAMES_HELD, 1);
          case DIRECTION, SEVERITY, STATUS -> signals.add(Signal.DIRECTIONS_HELD, 1);
          default -> {}
        }
      }
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
    claims.addAll(doubts);
    doubts.clear();
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
