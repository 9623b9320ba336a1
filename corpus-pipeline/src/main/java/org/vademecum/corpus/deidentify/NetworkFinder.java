package org.vademecum.corpus.deidentify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds e-mail addresses, web addresses, IP addresses and network addresses of devices. */
final class NetworkFinder implements Finder {
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\w.+-])[A-Za-z0-9_][\\w.+-]{0,63}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+)++");
  private static final Pattern URL =
      Pattern.compile("(?i)(?:(?:https?|s?ftp)://|www\\.)[^\\s<>\"'，。；、）)\\]\\[\\p{IsHan}]++");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?<![\\w.@-])(?:[A-Za-z0-9-]{1,63}+\\.){1,4}(?:com|org|net|gov|edu|info|cn|io)"
              + "(?![\\w-])(?:\\.(?:cn|uk|au)(?!\\w))?(?:/[\\w./?=&%~#+-]*+)?");
  private static final Pattern IP_4 =
      Pattern.compile("(?<![\\w.])(?<!EC )(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w.]*\\d)(?::\\d{2,5})?");
  private static final Pattern COLONS =
      Pattern.compile("(?<![\\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\\w:])");
  private static final Pattern HARDWARE =
      Pattern.compile(
          "(?<![\\w:-])[0-9A-Fa-f]{2}(?:([:-])[0-9A-Fa-f]{2})(?:\\1[0-9A-Fa-f]{2}){4}(?![\\w:-])");

  @Override
  public void find(String text, Spans spans) {
    if (text.indexOf('@') >= 0) {
      addAll(EMAIL.matcher(text), PersonalData.EMAIL, spans);
    }
    if (text.contains("://") || text.contains("www.") || text.contains("WWW.")) {
      addAddresses(URL.matcher(text), text, spans);
    }
    if (hasDomain(text)) {
      addAddresses(DOMAIN.matcher(text), text, spans);
    }
    numeric(text, spans);
  }

  private static boolean hasDomain(String text) {
    return text.contains(".com")
        || text.contains(".org")
        || text.contains(".net")
        || text.contains(".gov")
        || text.contains(".edu")
        || text.contains(".cn");
  }

  private static void numeric(String text, Spans spans) {
    var colon = text.indexOf(':');
    if (colon >= 0 && text.indexOf(':', colon + 1) > 0) {
      addAll(HARDWARE.matcher(text), PersonalData.DEVICE, spans);
      var matcher = COLONS.matcher(text);
      while (matcher.find()) {
        if (isIp6(matcher.group())) {
          spans.add(matcher.start(), matcher.end(), PersonalData.IP_ADDRESS);
        }
      }
    }
    for (var dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
      if (Characters.isDigit(Characters.at(text, dot - 1))
          && Characters.isDigit(Characters.at(text, dot + 1))) {
        dot = ip4(text, dot, spans);
      }
    }
  }

  private static int ip4(String text, int dot, Spans spans) {
    var start = dot;
    while (start > 0 && Characters.isDigit(text.charAt(start - 1))) {
      start--;
    }
    var matcher = IP_4.matcher(text).region(start, text.length()).useTransparentBounds(true);
    if (!matcher.lookingAt() || !octets(matcher.group())) {
      return dot;
    }
    spans.add(start, matcher.end(), PersonalData.IP_ADDRESS);
    return matcher.end();
  }

  private static boolean octets(String address) {
    var port = address.indexOf(':');
    for (var part : (port < 0 ? address : address.substring(0, port)).split("\\.", -1)) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  /** Eight groups, or fewer with one gap; a time of day has three and no gap. */
  private static boolean isIp6(String text) {
    var groups = text.split(":", -1).length;
    var gap = text.indexOf("::");
    return gap < 0
        ? groups == 8 && !text.startsWith(":") && !text.endsWith(":")
        : text.length() > 3 && text.indexOf("::", gap + 1) < 0;
  }

  private static void addAddresses(Matcher matcher, String text, Spans spans) {
    while (matcher.find()) {
      var end = matcher.end();
      while (".,;:!?".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      spans.add(matcher.start(), end, PersonalData.URL);
    }
  }

  private static void addAll(Matcher matcher, PersonalData kind, Spans spans) {
    while (matcher.find()) {
      spans.add(matcher.start(), matcher.end(), kind);
    }
  }
}
