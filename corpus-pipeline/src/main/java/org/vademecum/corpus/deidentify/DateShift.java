package org.vademecum.corpus.deidentify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By how many days the dates of a patient move: 1 to 365 forward or back, always the same for the
 * same patient under the same site key, and not to be told without the key. It is made from the
 * HMAC-SHA256 of the patient's key (RFC 2104).
 */
final class DateShift {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST_DAYS = 365;

  private DateShift() {}

  /** The days, never 0. */
  static int days(String siteKey, String patient) {
    var slot = Math.floorMod(ByteBuffer.wrap(hash(siteKey, patient)).getLong(), 2L * MOST_DAYS);
    return (int) (slot < MOST_DAYS ? slot - MOST_DAYS : slot - MOST_DAYS + 1);
  }

  private static byte[] hash(String siteKey, String patient) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(siteKey.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(patient.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
    }
  }
}
