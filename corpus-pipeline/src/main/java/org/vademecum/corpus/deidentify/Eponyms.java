package org.vademecum.corpus.deidentify;

import java.util.regex.Pattern;

/**
 * Tells the names of diseases, tests and institutions from those of persons by what stands beside.
 */
final class Eponyms {
  private static final Pattern AFTER =
      Pattern.compile(
          "(?:(?:['’]s)? [a-z]{2,20}(?:osis|pathy|itis|trichosis|actyly|plasia|emia|oma|trophy|phyria|lasia|igo|ysis)\\b"
              + "|(?:['’]s?)?(?:[ -](?:\\p{Lu}[\\p{L}’'-]*+|and|or|type|like|\\d+|muscular|hereditary|congenital|familial)){0,3}[ -](?i:"
              + String.join("|", WordLists.words("eponym-followers.txt"))
              + ")(?![a-z]))");
  private static final Pattern HYPHEN = Pattern.compile("[-–]\\p{Lu}");

  private Eponyms() {}

  /** Whether what follows says that the name before is not a person's. */
  static boolean follow(String text, int end) {
    var next = Characters.at(text, end);
    if (next != ' ' && next != '-' && next != '\'' && next != '’' && next != '–') {
      return false;
    }
    var matcher = AFTER.matcher(text).region(end, Math.min(text.length(), end + 90));
    return matcher.lookingAt() || HYPHEN.matcher(text).region(end, text.length()).lookingAt();
  }
}
