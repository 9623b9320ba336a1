package org.vademecum.corpus.deidentify;

import java.util.Locale;
import java.util.Set;

/** The English words before a name that announce it. */
final class NameCues {
  /** How sure a cue makes of the name behind it. */
  enum Strength {
    NONE,
    /** "her daughter": a capitalised word behind it is a name unless it is an ordinary word. */
    WORD,
    /** "Patient name:" */
    COLON,
    /** "Dr.": whatever follows is a name */
    TITLE
  }

  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "mx",
          "dr",
          "drs",
          "prof",
          "professor",
          "sir",
          "dame",
          "madam",
          "mister");
  private static final Set<String> WITH_COLON =
      Set.of(
          "name",
          "names",
          "patient",
          "physician",
          "doctor",
          "surgeon",
          "nurse",
          "attending",
          "provider",
          "clinician",
          "by",
          "consultant",
          "pathologist",
          "radiologist",
          "technician",
          "technologist",
          "pharmacist",
          "client",
          "contact",
          "guardian",
          "spouse",
          "carer",
          "kin",
          "signature",
          "signed",
          "author",
          "to",
          "from",
          "cc",
          "resident",
          "requester",
          "analyst",
          "surname",
          "forename",
          "gp",
          "pcp",
          "witness",
          "interpreter",
          "therapist",
          "father",
          "mother",
          "wife",
          "husband",
          "son",
          "daughter",
          "brother",
          "sister",
          "partner",
          "dear");
  private static final Set<String> WORDS =
      Set.of(
          "dear",
          "husband",
          "wife",
          "son",
          "daughter",
          "mother",
          "father",
          "brother",
          "sister",
          "friend",
          "partner",
          "aunt",
          "uncle",
          "niece",
          "nephew",
          "grandson",
          "granddaughter",
          "grandmother",
          "grandfather",
          "fiance",
          "patient",
          "nurse",
          "doctor",
          "professor",
          "surgeon",
          "radiologist",
          "pathologist",
          "colleague",
          "mum",
          "mom",
          "dad",
          "neighbour",
          "neighbor",
          "carer",
          "midwife",
          "therapist",
          "physician",
          "consultant",
          "resident",
          "pharmacist",
          "gentleman",
          "lady",
          "am",
          "attending",
          "cousin",
          "boyfriend",
          "girlfriend");

  private static final Set<String> BY =
      Set.of(
          "signed",
          "seen",
          "reviewed",
          "reported",
          "ordered",
          "referred",
          "dictated",
          "written",
          "accompanied",
          "verified",
          "requested",
          "performed",
          "collected",
          "checked",
          "typed",
          "brought",
          "authorised",
          "authorized",
          "approved");

  private NameCues() {}

  static boolean isTitle(String word) {
    return TITLES.contains(word);
  }

  /** The cue before a place. */
  static Strength before(String text, int start) {
    var end = start;
    while (end > 0 && " \t.".indexOf(text.charAt(end - 1)) >= 0 && start - end < 3) {
      end--;
    }
    if (end == start && (end == 0 || !isColon(text.charAt(end - 1)))) {
      return Strength.NONE;
    }
    var colon = end > 0 && isColon(text.charAt(end - 1));
    if (colon) {
      end--;
    }
    var word = wordBefore(text, end);
    if (word.isEmpty()) {
      return Strength.NONE;
    }
    var dot = text.substring(end, start).contains(".");
    // "MS." at the end of a sentence is a disease.
    if (TITLES.contains(word) && Character.isLowerCase(text.charAt(end - 1))) {
      return Strength.TITLE;
    }
    if (dot) {
      return Strength.NONE;
    }
    if (colon) {
      return WITH_COLON.contains(word) ? Strength.COLON : Strength.NONE;
    }
    if (word.equals("is")) {
      return wordBefore(text, end - 3).equals("name") ? Strength.COLON : Strength.NONE;
    }
    // What was "described by" or is "called" with a capital is mostly a syndrome.
    if (word.equals("by")) {
      return BY.contains(wordBefore(text, end - 3)) ? Strength.WORD : Strength.NONE;
    }
    return WORDS.contains(word) ? Strength.WORD : Strength.NONE;
  }

  private static boolean isColon(char c) {
    return c == ':' || c == '：' || c == '=';
  }

  private static String wordBefore(String text, int end) {
    var start = Math.max(end, 0);
    while (start > 0 && end - start < 15 && Characters.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start >= end ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
