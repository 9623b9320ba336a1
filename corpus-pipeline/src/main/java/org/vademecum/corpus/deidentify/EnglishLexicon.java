package org.vademecum.corpus.deidentify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the lists say about a word of the Latin alphabet, asked in lower case. */
final class EnglishLexicon {
  private static final String SURNAMES_IN_PINYIN =
      "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang"
          + " han feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lu ding ren shen yao"
          + " cui zhong tan fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu hou yin xue yan lei long tao he"
          + " gu mao hao gong shao wan qian dai mo kong xiang chang kang yi qiao lai wen pang wu ni lü lyu hong ge shi"
          + " niu yue zhai geng ou zuo guan lan jiao yu ouyang sima zhuge shangguan situ huangfu murong xiahou zhan"
          + " zhuang ning qi nie bao tu ling sheng mu ji mei ruan cha che ke lo chan wong cheung leung lau kwok chow";
  private static final String INITIALS = "zh ch sh b p m f d t n l g k h j q x r z c s y w";
  private static final String FINALS =
      "a o e i u v ai ei ui ao ou iu ie ue ve er an en in un vn ang eng ing ong ia ian iang iao iong ua uai uan uang"
          + " uo üe ü";

  private static final Map<String, Integer> GIVEN = given();
  private static final Map<String, Boolean> ORDINARY = ordinary();
  private static final Set<String> PROPER = new HashSet<>(WordLists.lines("proper-names.txt.gz"));
  private static final Set<String> SURNAMES = lower("surnames.txt");
  private static final Set<String> PLACES = lower("places.txt");
  private static final Set<String> EPONYMS = lower("eponyms.txt");
  private static final Set<String> STOPS = lower("name-stops.txt");
  private static final Set<String> PINYIN_SURNAMES =
      Set.copyOf(new HashSet<>(java.util.List.of(SURNAMES_IN_PINYIN.split(" "))));
  private static final Set<String> SYLLABLES = syllables();

  private EnglishLexicon() {}

  private static Map<String, Integer> given() {
    var names = new HashMap<String, Integer>();
    for (var line : WordLists.lines("given-names.txt.gz")) {
      var tab = line.indexOf('\t');
      names.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
    }
    return Map.copyOf(names);
  }

  private static Map<String, Boolean> ordinary() {
    var words = new HashMap<String, Boolean>();
    for (var line : WordLists.lines("ordinary-words.txt.gz")) {
      var tab = line.indexOf('\t');
      words.put(tab < 0 ? line : line.substring(0, tab), tab >= 0);
    }
    return Map.copyOf(words);
  }

  private static Set<String> lower(String list) {
    return WordLists.words(list).stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> syllables() {
    var syllables = new HashSet<String>();
    for (var end : FINALS.split(" ")) {
      for (var begin : INITIALS.split(" ")) {
        syllables.add(begin + end);
      }
    }
    syllables.addAll(
        Set.of("a", "ai", "an", "ang", "ao", "e", "en", "er", "ou", "zhi", "chi", "shi"));
    return Set.copyOf(syllables);
  }

  /** How many bear it as a given name; 0 for none. */
  static int given(String word) {
    return GIVEN.getOrDefault(word, 0);
  }

  /** A surname by one of the lists. */
  static boolean isSurname(String word) {
    return SURNAMES.contains(word) || PROPER.contains(word) && !isOrdinary(word);
  }

  /** A word that texts write in lower case, in the singular or the plural. */
  static boolean isOrdinary(String word) {
    return ORDINARY.containsKey(word);
  }

  /** One of the commonest forty thousand words. */
  static boolean isCommon(String word) {
    return ORDINARY.getOrDefault(word, false);
  }

  static boolean isPlace(String word) {
    return PLACES.contains(word);
  }

  static boolean isEponym(String word) {
    return EPONYMS.contains(word);
  }

  /** A word that no name holds, such as "Hospital". */
  static boolean isStop(String word) {
    return STOPS.contains(word);
  }

  /** A Chinese surname in pinyin. */
  static boolean isPinyinSurname(String word) {
    return PINYIN_SURNAMES.contains(word);
  }

  /** How many syllables of pinyin a word consists of, hyphens aside; 0 where it does not. */
  static int pinyin(String word) {
    var plain = word.replace("-", "").replace("'", "");
    if (plain.length() > 12) {
      return 0;
    }
    if (SYLLABLES.contains(plain)) {
      return 1;
    }
    for (var split = 1; split < plain.length(); split++) {
      if (SYLLABLES.contains(plain.substring(0, split))
          && SYLLABLES.contains(plain.substring(split))) {
        return 2;
      }
    }
    return 0;
  }
}
