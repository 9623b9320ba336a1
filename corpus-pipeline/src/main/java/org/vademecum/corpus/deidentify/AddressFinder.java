package org.vademecum.corpus.deidentify;

import java.util.regex.Pattern;

/**
 * Finds English addresses: a house number and a street, a post-office box, a town with its code.
 */
final class AddressFinder implements Finder {
  private static final String TYPES =
      "(?:Alley|Arcade|Avenue|Ave|Bayou|Bend|Boulevard|Blvd|Bridge|Brook|Bypass|Causeway|Circle|Cir|Cliffs?|Close"
          + "|Common|Corners?|Course|Court|Ct|Courts|Cove|Creek|Crescent|Crest|Crossing|Crossroad|Dale|Dam|Drive|Dr"
          + "|Drives|Estates?|Expressway|Extensions?|Falls?|Ferry|Fields?|Flats?|Fords?|Forest|Forges?|Forks?|Fort"
          + "|Freeway|Gardens?|Gateway|Glens?|Greens?|Groves?|Harbors?|Haven|Heights|Highway|Hwy|Hills?|Hollow"
          + "|Inlet|Islands?|Isle|Junctions?|Keys?|Knolls?|Lakes?|Land|Landing|Lane|Ln|Lights?|Loaf|Locks?|Lodge"
          + "|Loop|Mall|Manors?|Meadows?|Mews|Mills?|Mission|Motorway|Mountains?|Mount|Neck|Orchard|Oval|Overpass"
          + "|Parade|Parks?|Parkways?|Pkwy|Pass|Passage|Path|Pike|Pines?|Place|Pl|Plains?|Plaza|Points?|Ports?"
          + "|Prairie|Radial|Ramp|Ranch|Rapids?|Rest|Ridges?|River|Roads?|Rd|Route|Row|Run|Shoals?|Shores?|Skyway"
          + "|Springs?|Spurs?|Squares?|Sq|Station|Stravenue|Stream|Streets?|St|Summit|Terrace|Throughway|Trace"
          + "|Track|Trafficway|Trail|Tunnel|Turnpike|Underpass|Unions?|Valleys?|Viaduct|Views?|Villages?|Ville"
          + "|Vista|Walks?|Wall|Ways?|Wells?|Burgs?|Branch|Beach|Bluffs?|Bottom|Camp|Canyon|Cape|Center|Club|Curve"
          + "|Divide|Via|Rue|Burg|Mission|Cape)s?";
  private static final String STATES =
      "(?:A[KLRZ]|A[AEP]|C[AOT]|D[CE]|FL|FM|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI"
          + "|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|AS|MP)";
  private static final String POSTCODE = "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}(?![\\w])";
  private static final String ZIP = "\\d{5}(?:-\\d{4})?(?!\\d)";
  private static final String WORD = "\\p{Lu}[\\p{L}'.’-]{1,20}+";
  private static final String TOWN =
      "(?:,?\\s{1,3}(?:"
          + WORD
          + " ?){1,3},?\\s{0,2}(?:"
          + STATES
          + ",? "
          + ZIP
          + "|"
          + POSTCODE
          + ")"
          + "|,\\s(?:"
          + WORD
          + " ?){1,3}(?:,\\s?(?:"
          + STATES
          + "|"
          + WORD
          + "))?,?\\s{0,2}(?:"
          + ZIP
          + "|"
          + POSTCODE
          + "))";
  private static final String UNIT =
      "(?:,?\\s{1,2}(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|Room|Rm|Bldg|Building|#)\\.? ?#?[\\w-]{1,6}+)";
  private static final Pattern STREET =
      Pattern.compile(
          "\\d{1,6}[A-Za-z]?(?:[-/]\\d{1,5})?,?\\s(?:[NSEW]{1,2}\\.? )?(?:(?:\\d{1,3}(?:st|nd|rd|th)|"
              + WORD
              + ") ){1,3}?"
              + TYPES
              + "(?![\\w])\\.?"
              + UNIT
              + "?"
              + TOWN
              + "?");
  private static final Pattern FLAT =
      Pattern.compile("(?:Flat|Studio|Apartment|Apt|Unit|Suite) ?\\d{1,4}[A-Za-z]?,?\\s{1,2}");
  private static final Pattern BOX =
      Pattern.compile(
          "(?:P\\.? ?O\\.? ?Box \\d{1,6}|(?:PSC|Unit) \\d{1,5},? Box \\d{1,5}|US(?:NS|S|NV|CGC|CG) "
              + WORD
              + ")(?:,?\\s(?:[DFA]PO) A[AEP] \\d{5}|"
              + TOWN
              + ")?");
  private static final Pattern TOWN_ONLY =
      Pattern.compile("(?:" + WORD + " ){0,2}" + WORD + ",? (?:" + STATES + ",? )?$");
  private static final Pattern STATE_BEFORE = Pattern.compile("(?<![\\w])" + STATES + ",? $");
  private static final Pattern CODE = Pattern.compile("(?<![\\w])" + POSTCODE);

  @Override
  public void find(String text, Spans spans) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Characters.isDigit(c)) {
        i = number(text, i, spans) - 1;
      } else if ((c == 'P' || c == 'U' || c == 'F' || c == 'S' || c == 'A')
          && !Characters.isWordCharacter(Characters.at(text, i - 1))) {
        boxOrFlat(text, i, spans);
      }
    }
  }

  private static int number(String text, int start, Spans spans) {
    var end = Characters.endOfDigits(text, start);
    if (end - start <= 6 && !Characters.isLetter(Characters.at(text, start - 1))) {
      var matcher = STREET.matcher(text).region(start, text.length()).useTransparentBounds(true);
      if (matcher.lookingAt() && spans.add(start, matcher.end(), PersonalData.ADDRESS)) {
        return matcher.end();
      }
    }
    if (end - start == 5 && Characters.at(text, start - 1) == ' ') {
      zip(text, start, end, spans);
    } else if (end - start <= 2) {
      postcode(text, start, spans);
    }
    return end;
  }

  private static void zip(String text, int start, int end, Spans spans) {
    var before = text.substring(Math.max(0, start - 50), start);
    if (STATE_BEFORE.matcher(before).find()) {
      var town = TOWN_ONLY.matcher(before);
      var from = town.find() ? start - before.length() + town.start() : start;
      spans.add(from, end, PersonalData.ADDRESS);
    }
  }

  private static void postcode(String text, int digit, Spans spans) {
    for (var start = Math.max(0, digit - 2); start < digit; start++) {
      var matcher = CODE.matcher(text).region(start, text.length()).useTransparentBounds(true);
      if (matcher.lookingAt()
          && text.substring(start, matcher.end()).indexOf(' ') > 0
          && spans.add(start, matcher.end(), PersonalData.ADDRESS)) {
        return;
      }
    }
  }

  private static void boxOrFlat(String text, int start, Spans spans) {
    var box = BOX.matcher(text).region(start, text.length()).useTransparentBounds(true);
    if (box.lookingAt()) {
      spans.add(start, box.end(), PersonalData.ADDRESS);
      return;
    }
    var flat = FLAT.matcher(text).region(start, text.length());
    if (flat.lookingAt()) {
      var street =
          STREET.matcher(text).region(flat.end(), text.length()).useTransparentBounds(true);
      if (street.lookingAt()) {
        spans.add(start, street.end(), PersonalData.ADDRESS);
      }
    }
  }
}
