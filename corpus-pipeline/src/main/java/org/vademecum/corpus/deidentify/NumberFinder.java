package org.vademecum.corpus.deidentify;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds numbers that prove themselves by a check digit or by their form: identity numbers, social
 * security numbers, bank cards, passports, vehicles, telephones. A form is only tried where a run
 * of digits begins that has enough of them.
 */
final class NumberFinder implements Finder {
  private static final int FEWEST_DIGITS = 7;

  /** One form of number, tried at the first of its characters. */
  private record Form(Pattern pattern, PersonalData kind, Predicate<String> valid) {
    static Form of(String pattern, PersonalData kind) {
      return new Form(Pattern.compile(pattern), kind, digits -> true);
    }

    static Form of(String pattern, PersonalData kind, Predicate<String> valid) {
      return new Form(Pattern.compile(pattern), kind, valid);
    }
  }

  private static final String AREA = "(?:\\(\\d{3}\\)[ -]?|\\d{3}[-. ])";
  private static final String EXTENSION = "(?:(?: ?(?:x|ext\\.?|extension|转|分机)[ :：]?|-)\\d{1,6})?";

  // Their order matters: an identity number holds what looks like a telephone.
  private static final List<Form> FORMS =
      List.of(
          Form.of(
              "\\d{6}[- ]?(?:\\d{4}[- ]?\\d{4}|\\d{8})[- ]?\\d{3}[\\dXx](?![\\dA-Za-z])",
              PersonalData.IDENTITY_NUMBER, CheckDigits::isIdentityNumber),
          Form.of(
              "\\d{4}([- ]?)\\d{4}\\1\\d{4}\\1\\d{1,4}(?:\\1\\d{1,3})?(?![\\d])",
              PersonalData.BANK_CARD, CheckDigits::isBankCard),
          Form.of(
              "\\d{4}([- ])\\d{6}\\1\\d{4,5}(?!\\d)",
              PersonalData.BANK_CARD, CheckDigits::isBankCard),
          Form.of(
              "(?!000|666)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\d-])",
              PersonalData.SOCIAL_SECURITY_NUMBER),
          Form.of(
              "(?:(?:00)?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}[- ]?\\d{4}|[- ]\\d{3}[- ]\\d{5})(?!\\d)",
              PersonalData.PHONE),
          Form.of("[48]00[- ]\\d{3,4}[- ]?\\d{3,4}(?!\\d)", PersonalData.PHONE),
          Form.of(
              "86[- ]?0?\\d{2,3}[- ]\\d{3,4}[- ]?\\d{4}(?!\\d)" + EXTENSION, PersonalData.PHONE),
          Form.of("0\\d{2,3}[- ]\\d{7,8}(?!\\d)" + EXTENSION, PersonalData.PHONE),
          Form.of("0\\d{2,3}[- ]\\d{3,4}[- ]\\d{4}(?!\\d)" + EXTENSION, PersonalData.PHONE),
          Form.of("0[1-9]\\d{9,10}(?!\\d)(?![-.]\\d{4})" + EXTENSION, PersonalData.PHONE),
          Form.of("0\\d{3,4}[ -]\\d{5,6}(?!\\d)" + EXTENSION, PersonalData.PHONE),
          Form.of("0\\d{2,4}[ -]\\d{3,4}[ -]\\d{3,4}(?!\\d)" + EXTENSION, PersonalData.PHONE),
          Form.of(
              "(?:(?:001|1)[-. ])?" + AREA + "\\d{3}[-. ]\\d{4}(?![\\d-])" + EXTENSION,
              PersonalData.PHONE));

  private static final Pattern PLUS =
      Pattern.compile("\\+\\d{1,3}(?:[ .-]?\\(?\\d{1,5}\\)?){1,6}(?!\\d)" + EXTENSION);
  private static final Pattern BRACKET =
      Pattern.compile("[(（]\\+?\\d{2,5}[)）][ -]?\\d{3,8}(?:[-. ]\\d{3,4})?(?!\\d)" + EXTENSION);
  private static final Pattern PASSPORT =
      Pattern.compile(
          "(?:[EGDSPH]\\d{8}|E[A-HJ-NP-Z]\\d{7,8}|(?:SE|DE|PE|MA)\\d{7})(?![\\dA-Za-z])");
  private static final Pattern VEHICLE =
      Pattern.compile("(?=[A-Z]{0,16}\\d)(?=\\d{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?![\\dA-Za-z])");
  private static final String PLATE_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  private static final Pattern PLATE =
      Pattern.compile("[A-Z][·•.・ -]?(?=[A-Z]{0,3}\\d)[A-HJ-NP-Z0-9]{4,6}[港澳学警挂领]?(?![\\dA-Za-z])");

  @Override
  public void find(String text, Spans spans) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Characters.isDigit(c)) {
        i = number(text, i, spans) - 1;
      } else if (c == '+' || c == '(' || c == '（') {
        bracketed(text, i, spans);
      } else if (c >= 'A' && c <= 'Z' && !Characters.isWordCharacter(Characters.at(text, i - 1))) {
        lettered(text, i, spans);
      } else if (PLATE_PROVINCES.indexOf(c) >= 0 && Characters.isHan(c)) {
        tried(PLATE, text, i, i + 1, PersonalData.VEHICLE, spans);
      }
    }
  }

  private static int number(String text, int start, Spans spans) {
    var end = Characters.endOfDigits(text, start);
    if (Characters.isLetter(Characters.at(text, start - 1))
        || Characters.at(text, start - 1) == '.'
            && Characters.isDigit(Characters.at(text, start - 2))
        || digitsAhead(text, start) < FEWEST_DIGITS) {
      return end;
    }
    for (var form : FORMS) {
      var matcher = form.pattern().matcher(text).region(start, text.length());
      if (matcher.useTransparentBounds(true).lookingAt()
          && form.valid().test(plain(matcher.group()))
          && spans.add(start, matcher.end(), form.kind())) {
        return matcher.end();
      }
    }
    if (end - start >= 6) {
      tried(VEHICLE, text, start, start, PersonalData.VEHICLE, spans);
    }
    return end;
  }

  /** The digits from here on that only signs of a number part. */
  private static int digitsAhead(String text, int start) {
    var digits = 0;
    for (var i = start; i < text.length() && i < start + 24; i++) {
      var c = text.charAt(i);
      if (Characters.isDigit(c)) {
        digits++;
      } else if (" -.()+".indexOf(c) < 0) {
        break;
      }
    }
    return digits;
  }

  private static void bracketed(String text, int start, Spans spans) {
    if (!Characters.isDigit(Characters.at(text, start + 1)) && Characters.at(text, start + 1) != '+'
        || Characters.isWordCharacter(Characters.at(text, start - 1))) {
      return;
    }
    var pattern = text.charAt(start) == '+' ? PLUS : BRACKET;
    var matcher = pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
    if (matcher.lookingAt()) {
      var digits = matcher.group().chars().filter(c -> c >= '0' && c <= '9').count();
      if (digits >= 8 && digits <= 20) {
        spans.add(start, matcher.end(), PersonalData.PHONE);
      }
    }
  }

  private static void lettered(String text, int start, Spans spans) {
    var next = Characters.at(text, start + 1);
    if (Characters.isDigit(next) || Characters.isDigit(Characters.at(text, start + 2))) {
      tried(PASSPORT, text, start, start, PersonalData.PASSPORT, spans);
    }
    if (next >= 'A' && next <= 'Z' || Characters.isDigit(next)) {
      var matcher = VEHICLE.matcher(text).region(start, text.length()).useTransparentBounds(true);
      if (matcher.lookingAt() && CheckDigits.isVehicle(matcher.group())) {
        spans.add(start, matcher.end(), PersonalData.VEHICLE);
      }
    }
  }

  private static void tried(
      Pattern pattern, String text, int start, int from, PersonalData kind, Spans spans) {
    var matcher = pattern.matcher(text).region(from, text.length()).useTransparentBounds(true);
    if (matcher.lookingAt() && (pattern != VEHICLE || CheckDigits.isVehicle(matcher.group()))) {
      spans.add(start, matcher.end(), kind);
    }
  }

  private static String plain(String number) {
    var digits = new StringBuilder(number.length());
    for (var i = 0; i < number.length(); i++) {
      if (number.charAt(i) != ' ' && number.charAt(i) != '-') {
        digits.append(number.charAt(i));
      }
    }
    return digits.toString();
  }
}
