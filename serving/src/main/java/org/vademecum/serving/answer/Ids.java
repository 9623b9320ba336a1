package org.vademecum.serving.answer;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Identifiers of answers: 128 random bits, which say nothing about a patient or a time. */
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  static String next() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
