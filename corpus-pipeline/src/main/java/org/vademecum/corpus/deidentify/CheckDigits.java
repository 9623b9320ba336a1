package org.vademecum.corpus.deidentify;

/** Numbers that prove themselves by a check digit. */
final class CheckDigits {
  private static final int[] IDENTITY_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };
  private static final String IDENTITY_CHECKS = "10X98765432";
  private static final int[] VEHICLE_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final String VEHICLE_VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";

  private CheckDigits() {}

  /** A Chinese resident identity number: 17 digits and a check character (GB 11643-1999). */
  static boolean isIdentityNumber(CharSequence number) {
    if (number.length() != 18) {
      return false;
    }
    var sum = 0;
    for (var i = 0; i < 17; i++) {
      var digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += digit * IDENTITY_WEIGHTS[i];
    }
    return IDENTITY_CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
  }

  /** A bank card: 13 to 19 digits of an issuer's range, with the check digit of Luhn. */
  static boolean isBankCard(CharSequence number) {
    var length = number.length();
    if (length < 13 || length > 19 || "234569".indexOf(number.charAt(0)) < 0) {
      return false;
    }
    var sum = 0;
    for (var i = 0; i < length; i++) {
      var digit = number.charAt(length - 1 - i) - '0';
      var weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  /** A vehicle identification number: 17 letters and digits, the ninth a check (49 CFR 565.15). */
  static boolean isVehicle(CharSequence number) {
    if (number.length() != 17) {
      return false;
    }
    var sum = 0;
    for (var i = 0; i < 17; i++) {
      var value = VEHICLE_VALUES.indexOf(number.charAt(i));
      if (value < 0 || number.charAt(i) == '.') {
        return false;
      }
      sum += value % 10 * VEHICLE_WEIGHTS[i];
    }
    return "0123456789X".charAt(sum % 11) == number.charAt(8);
  }
}
