package org.vademecum.corpus.deidentify;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.corpus.deidentify.Cues.Cue;

/**
 * Finds numbers that only the words before them tell: record numbers, accounts, licences, policies.
 *
 * <p>A cue is a word or two, such as "accession number" or 住院号. Between cue and number only signs
 * and words such as "no." may stand. Where nothing at all joins them, the number must have four
 * digits, since "account 2" is rather prose.
 */
final class CueFinder implements Finder {
  private static final int FEWEST_DIGITS = 4;
  private static final Pattern EXTENSION =
      Pattern.compile(" ?(?:x|ext\\.?|extension|转|分机)[ :：]?\\d{1,6}(?!\\d)");
  private static final Pattern MESSENGER =
      Pattern.compile(
          "(?i)(?:微信号?|wechat(?: id)?|weixin|vx)(?: ?[:：是为]){0,2} ?([a-z][\\w-]{5,19})(?![\\w-])");

  @Override
  public void find(String text, Spans spans) {
    if (text.contains("微信") || text.contains("eChat") || text.contains("vx")) {
      var matcher = MESSENGER.matcher(text);
      while (matcher.find()) {
        spans.add(matcher.start(1), matcher.end(1), PersonalData.ACCOUNT);
      }
    }
    for (var i = 0; i < text.length(); i++) {
      if (Characters.isDigit(text.charAt(i))) {
        i = token(text, i, spans) - 1;
      }
    }
  }

  private static int token(String text, int digit, Spans spans) {
    var start = digit;
    while (start > 0 && isTokenCharacter(text.charAt(start - 1))) {
      start--;
    }
    while (start < digit && !Characters.isWordCharacter(text.charAt(start))) {
      start++;
    }
    var end = digit;
    while (end < text.length() && isTokenCharacter(text.charAt(end))) {
      end++;
    }
    var next = end;
    while (end > digit + 1 && !Characters.isWordCharacter(text.charAt(end - 1))) {
      end--;
    }
    var kind = kind(text, start, end);
    if (kind != null) {
      end = withGroups(text, end, kind);
      spans.add(start, end, kind);
    }
    return Math.max(next, end);
  }

  private static boolean isTokenCharacter(char c) {
    return Characters.isDigit(c)
        || Characters.isAsciiLetter(c)
        || c == '-'
        || c == '_'
        || c == '/'
        || c == '*';
  }

  private static @Nullable PersonalData kind(String text, int start, int end) {
    if (!looksLikeNumber(text, start, end)) {
      return null;
    }
    var place = start;
    for (var words = 0; words < 5; words++) {
      place = Cues.beforeSigns(text, place);
      var cue = Cues.endingAt(text, place);
      if (cue != null) {
        return enough(cue, text.substring(place, start), text, start, end) ? cue.kind() : null;
      }
      var before = Cues.beforeJoint(text, place);
      if (before == place) {
        return null;
      }
      place = before;
    }
    return null;
  }

  /** "45-year-old" begins with digits and is none. */
  private static boolean looksLikeNumber(String text, int start, int end) {
    var letters = 0;
    for (var i = start; i < end; i++) {
      letters = Character.isLowerCase(text.charAt(i)) ? letters + 1 : 0;
      if (letters >= 3) {
        return false;
      }
    }
    return true;
  }

  /** Whether a sign or a word joins the number to its cue, or it is long enough without. */
  private static boolean enough(Cue cue, String joint, String text, int start, int end) {
    var digits = 0;
    for (var i = start; i < end; i++) {
      digits += Characters.isDigit(text.charAt(i)) ? 1 : 0;
    }
    if (cue.kind() == PersonalData.PHONE) {
      return digits >= 5 || withGroups(text, end, cue.kind()) - start >= 7;
    }
    if (cue.certain()) {
      return !joint.isBlank() || cue.words().endsWith("号") || digits >= FEWEST_DIGITS;
    }
    return digits >= FEWEST_DIGITS && Cues.saysNumber(joint);
  }

  /** Cards, telephones and identity numbers are often written in groups. */
  private static int withGroups(String text, int end, PersonalData kind) {
    if (kind == PersonalData.RECORD_NUMBER || kind == PersonalData.DEVICE) {
      return end;
    }
    var last = kind == PersonalData.PHONE ? withExtension(text, end) : end;
    for (var groups = 0; groups < 5; groups++) {
      var next = Characters.endOfDigits(text, last + 1);
      if (next > last + 1
          && (Characters.at(text, next) == 'X' || Characters.at(text, next) == 'x')) {
        next++;
      }
      var blank = " .)(".indexOf(Characters.at(text, last)) >= 0;
      if (!blank || next - last - 1 < 2 || Characters.isWordCharacter(Characters.at(text, next))) {
        return last;
      }
      last = next;
    }
    return last;
  }

  private static int withExtension(String text, int end) {
    var matcher = EXTENSION.matcher(text).region(end, text.length());
    return matcher.lookingAt() ? matcher.end() : end;
  }
}
