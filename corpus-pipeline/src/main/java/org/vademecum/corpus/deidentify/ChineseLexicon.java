package org.vademecum.corpus.deidentify;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How probable Chinese words are, and how probable characters are as parts of a name. All figures
 * are natural logarithms.
 */
final class ChineseLexicon {
  static final int LONGEST_WORD = 5;
  private static final int FIRST = 0x4E00;
  private static final int SIZE = 0x9FFF - FIRST + 1;

  /** What a character costs that no word explains. */
  private static final float UNKNOWN = -19f;

  private static final float TWO_CHARACTERS = (float) Math.log(0.8);
  private static final float ONE_CHARACTER = (float) Math.log(0.2);

  private static final Set<String> COMPOUND_SURNAMES =
      Set.of(
          "欧阳", "司马", "诸葛", "上官", "司徒", "东方", "独孤", "南宫", "夏侯", "尉迟", "公孙", "慕容", "令狐", "皇甫", "宇文",
          "长孙", "轩辕", "端木", "西门", "呼延", "申屠", "太史", "闻人", "公羊", "澹台", "濮阳", "淳于", "单于", "钟离", "闾丘",
          "鲜于", "拓跋", "完颜", "百里", "东郭", "司空", "赫连", "万俟", "谷梁", "宗政", "仲孙", "左丘");

  private static final Map<String, Float> WORDS = words();
  private static final float[][] CHARACTERS = characters();

  private ChineseLexicon() {}

  private static Map<String, Float> words() {
    var counts = new HashMap<String, Integer>();
    for (var line : WordLists.lines("chinese-words.tsv.gz")) {
      var tab = line.indexOf('\t');
      counts.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
    }
    // Medicine is a small part of what the counts were made from; its words are added as frequent.
    for (var word : WordLists.words("chinese-words.txt")) {
      counts.merge(word, 2_000, Math::max);
    }
    var total = Math.log(counts.values().stream().mapToLong(count -> count + 1L).sum());
    var words = HashMap.<String, Float>newHashMap(counts.size());
    counts.forEach((word, count) -> words.put(word, (float) (Math.log(count + 1.0) - total)));
    return words;
  }

  private static float[][] characters() {
    var roles = new float[4][SIZE];
    var totals = new double[4];
    for (var line : WordLists.lines("chinese-name-characters.tsv.gz")) {
      var fields = line.split("\t");
      for (var role = 0; role < 4; role++) {
        var count = Float.parseFloat(fields[role + 1]);
        roles[role][fields[0].charAt(0) - FIRST] = count;
        totals[role] += count;
      }
    }
    for (var role = 0; role < 4; role++) {
      for (var i = 0; i < SIZE; i++) {
        // A surname must have been seen; any character may stand in a given name.
        var count = roles[role][i] + (role == 0 ? 0 : 0.3);
        roles[role][i] = (float) (Math.log(count) - Math.log(totals[role]));
      }
    }
    return roles;
  }

  /** The probability of a word; that of the unknown for a character in none, and none for more. */
  static float word(String text) {
    var known = WORDS.get(text);
    if (known != null) {
      return known;
    }
    return text.length() == 1 ? UNKNOWN : Float.NEGATIVE_INFINITY;
  }

  static boolean isWord(String text) {
    return WORDS.containsKey(text);
  }

  /** The probability of a surname of one character; negative infinity for what is none. */
  static float surname(char c) {
    return Characters.isHan(c) ? CHARACTERS[0][c - FIRST] : Float.NEGATIVE_INFINITY;
  }

  /** The probability of a surname of two characters. */
  static float surname(String text) {
    return COMPOUND_SURNAMES.contains(text) ? -7f : Float.NEGATIVE_INFINITY;
  }

  /** The probability of a given name of one character. */
  static float given(char only) {
    return ONE_CHARACTER + CHARACTERS[3][only - FIRST];
  }

  /** The probability of a given name of two characters. */
  static float given(char first, char second) {
    return TWO_CHARACTERS + CHARACTERS[1][first - FIRST] + CHARACTERS[2][second - FIRST];
  }
}
