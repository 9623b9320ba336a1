package org.vademecum.intake.ocr;

import java.util.regex.Pattern;

/** The usual slips of recognised text, mended where they can mean nothing else. */
final class Printed {
  private static final Pattern NUMBER = Pattern.compile("[<>≤≥]?[-+]?[\\d.,:~-]*\\d[\\d.,:~-]*");
  private static final Pattern DIGITS_BEHIND_DASH = Pattern.compile(".*\\d\\s*一\\s*\\d.*");
  private static final Pattern MICRO = Pattern.compile("[hHuUywb](mol|g|kat|IU|U)/([mLdl]{1,2})");

  // A small raised digit, or the caret before it, is what the models see least of.
  private static final Pattern POWER =
      Pattern.compile("([xX×*]?)\\s*10[\\^A4*\"'“”‘’°^]?\\s?(9|12)/[LlI1]");
  private static final Pattern INTERNATIONAL = Pattern.compile("^([mkuμ]?)[lI1|]U/");

  private Printed() {}

  static String text(String recognised) {
    var text =
        recognised
            .strip()
            .replaceAll("[—–－]", "-")
            .replaceAll("[～〜]", "~")
            .replace('，', ',')
            // Never words of a report; what they are read for is.
            .replace("两型", "丙型")
            .replaceAll("[重熏恒皇焦集绰得生筷挟]白(?!细胞|血|带|蛋)", "蛋白")
            .replaceAll("(?<=[\\p{L}])\\|$", "I")
            .replaceAll("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})", "")
            .replaceAll("\\s+", " ");
    if (DIGITS_BEHIND_DASH.matcher(text).matches()) {
      text = text.replace('一', '-');
    }
    var power = POWER.matcher(text);
    if (power.matches()) {
      return (power.group(1).isEmpty() ? "" : "×") + "10^" + power.group(2) + "/L";
    }
    text = INTERNATIONAL.matcher(text).replaceFirst("$1IU/");
    if (text.equals("pg/L")) {
      return "μg/L";
    }
    var micro = MICRO.matcher(text);
    return micro.matches() ? "μ" + micro.group(1) + "/" + micro.group(2) : text;
  }

  /** A number or two limits, with a comparator and a mark at most. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text.replaceAll("\\s*[HL*]{1,2}$", "").replace(" ", "")).matches();
  }

  static boolean hasDigits(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  /** What two readings of the same number have to share. */
  static String digits(String text) {
    return text.replace('≤', '<').replace('≥', '>').replaceAll("[^0-9.<>~:+-]", "");
  }

  /** Whether the signs of a number can be as wide as its print, in ems, in any usual font. */
  static boolean fits(String text, double width) {
    var wide = 0.0;
    for (var sign : text.toCharArray()) {
      wide +=
          switch (sign) {
            case '.', ',', ':' -> 0.28;
            case '-' -> 0.36;
            case ' ' -> 0.3;
            default -> 0.56;
          };
    }
    return width < 1.3 * wide + 0.25 && width > 0.65 * wide - 0.2;
  }
}
