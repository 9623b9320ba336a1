package org.vademecum.engine.text;

import java.util.regex.Pattern;

/** English verbs behind names that are plurals: "platelets are", where a template says "is". */
public final class Agreement {
  private static final Pattern PLURAL = Pattern.compile(".*[^sui]s");

  private Agreement() {}

  /** The text with the verb right behind the name in the name's number. */
  public static String of(String text, String name, Language language) {
    if (language != Language.EN || !PLURAL.matcher(name).matches()) {
      return text;
    }
    var behind =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])(" + Pattern.quote(name) + ") (is|was|has)\\b",
            Pattern.CASE_INSENSITIVE);
    return behind
        .matcher(text)
        .replaceAll(
            m ->
                java.util.regex.Matcher.quoteReplacement(
                    m.group(1)
                        + switch (m.group(2)) {
                          case "is" -> " are";
                          case "was" -> " were";
                          default -> " have";
                        }));
  }
}
