package org.vademecum.corpus;

/** Chinese resident identity numbers: 17 digits and a check character (GB 11643-1999, MOD 11-2). */
final class IdentityNumber {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private IdentityNumber() {}

  /** Whether 18 characters end in the right check character. */
  static boolean isValid(String number) {
    if (number.length() != 18) {
      return false;
    }
    var sum = 0;
    for (var i = 0; i < 17; i++) {
      var digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += digit * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
  }
}
