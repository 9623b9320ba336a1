package org.vademecum.eval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Which cases a result is about. */
final class CaseSet {
  private CaseSet() {}

  /** SHA-256 of the sorted ids, one a line. */
  static String sha256(List<CaseResult> results) {
    return sha256(
        results.stream().map(CaseResult::id).distinct().sorted().collect(Collectors.joining("\n")));
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
