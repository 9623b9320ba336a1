package org.vademecum.engine.verify;

import java.util.Locale;

/**
 * Light stems of English words, so that "inflamed" meets "inflammation": British digraphs folded,
 * then endings cut while at least four letters stay. Meant for comparing two texts on one subject,
 * not for search.
 */
final class Stems {
  private static final String[] ENDINGS = {
    "ibilities",
    "abilities",
    "ations",
    "ation",
    "atory",
    "ative",
    "ating",
    "ated",
    "ates",
    "ments",
    "ment",
    "ness",
    "ical",
    "ically",
    "ities",
    "ity",
    "ious",
    "ous",
    "ives",
    "ive",
    "ions",
    "ion",
    "ings",
    "ing",
    "encies",
    "ency",
    "ances",
    "ance",
    "ences",
    "ence",
    "ents",
    "ent",
    "ants",
    "ant",
    "ary",
    "ory",
    "ally",
    "ically",
    "ly",
    "als",
    "al",
    "ics",
    "ic",
    "ies",
    "ied",
    "iest",
    "ier",
    "ia",
    "ias",
    "isms",
    "ism",
    "ers",
    "er",
    "ors",
    "or",
    "ed",
    "es",
    "en",
    "s",
    "y",
    "e"
  };
  private static final int LEAST = 4;

  private Stems() {}

  static String of(String word) {
    var stem = word.toLowerCase(Locale.ROOT).replace("ae", "e").replace("oe", "e");
    if (stem.endsWith("'s")) {
      stem = stem.substring(0, stem.length() - 2);
    }
    stem = cut(cut(stem));
    var last = stem.length() - 1;
    var doubled = last > LEAST - 1 && stem.charAt(last) == stem.charAt(last - 1);
    return doubled ? stem.substring(0, last) : stem;
  }

  private static String cut(String word) {
    var best = "";
    for (var ending : ENDINGS) {
      if (ending.length() > best.length()
          && word.endsWith(ending)
          && word.length() - ending.length() >= LEAST) {
        best = ending;
      }
    }
    if (best.equals("s") && word.endsWith("ss")) {
      return word;
    }
    return word.substring(0, word.length() - best.length());
  }
}
