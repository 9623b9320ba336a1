package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Made-up names, so that a student cannot know a thing and has to look: words of syllables in
 * English, of characters in Chinese, and codes of letters and digits.
 */
final class Names {
  private static final List<String> ONSETS =
      List.of(
          "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z",
          "b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cr", "dr",
          "fl", "gr", "pl", "pr", "qu", "sh", "st", "th", "tr");
  private static final List<String> VOWELS =
      List.of("a", "e", "i", "o", "u", "a", "e", "i", "o", "y", "ea", "io");
  private static final List<String> CODAS =
      List.of("", "", "", "", "", "", "l", "n", "r", "s", "t", "m", "x", "nd");
  private static final List<String> ENDINGS =
      List.of(
          "in", "ine", "ol", "ate", "ide", "ose", "ase", "one", "ium", "an", "yl", "ene", "ic",
          "or", "us", "oid", "ite", "ogen", "emia", "osis");
  private static final String CHARACTERS =
      "安白北本波博布草长成川春达大丹德登迪地东多尔法凡方飞菲芬丰福甘高戈格根古谷光贵果海汉和河黑"
          + "恒红胡花华环黄吉加佳建江金京晶静居卡凯康科可克空库昆拉来兰朗雷里力立丽利林铃凌流龙鲁路罗洛"
          + "马玛麦曼美门蒙米明木纳南尼宁诺帕佩皮平普齐奇启前强青清秋泉仁日荣瑞萨赛森山善上深生石舒水"
          + "斯松苏索塔泰坦特天田铁通图托瓦万王维文沃乌西希夏仙香晓辛新兴星雄秀雅亚言阳叶伊易银英永优"
          + "尤玉元原远云泽扎真珍正芝中朱竹卓子宗";

  private Names() {}

  static String english(RandomGenerator random) {
    var out = new StringBuilder();
    var syllables = random.nextInt(3) == 0 ? 2 : 1;
    for (var i = 0; i < syllables; i++) {
      out.append(Grammar.pick(ONSETS, random));
      out.append(Grammar.pick(VOWELS, random));
      out.append(Grammar.pick(CODAS, random));
    }
    if (syllables == 1 || random.nextInt(2) > 0) {
      out.append(Grammar.pick(ONSETS, random)).append(Grammar.pick(ENDINGS, random));
    }
    return out.toString();
  }

  static String chinese(RandomGenerator random) {
    var out = new StringBuilder();
    var length = random.nextInt(10) < 6 ? 2 : 3;
    for (var i = 0; i < length; i++) {
      out.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return out.toString();
  }

  /** Letters, often with a digit, as laboratories abbreviate. */
  static String code(RandomGenerator random) {
    var out = new StringBuilder();
    for (var i = 2 + random.nextInt(3); i > 0; i--) {
      out.append((char) ('A' + random.nextInt(26)));
    }
    switch (random.nextInt(5)) {
      case 0 -> out.append(1 + random.nextInt(19));
      case 1 -> out.append('-').append(1 + random.nextInt(199));
      case 2 -> out.insert(0, random.nextInt(30) + "-");
      default -> {}
    }
    return out.toString();
  }

  /** Words of a text, those with a digit replaced by what {@code number} gives. */
  static String withoutDigits(String text, java.util.function.Supplier<String> number) {
    var out = new StringBuilder();
    var word = new ArrayList<Integer>();
    for (var c : (Iterable<Integer>) text.codePoints().boxed()::iterator) {
      var joins = c == '-' || (c < 128 && Character.isLetterOrDigit(c));
      if (joins) {
        word.add(c);
      } else {
        flush(word, out, number);
        out.appendCodePoint(c);
      }
    }
    flush(word, out, number);
    return out.toString();
  }

  private static void flush(
      List<Integer> word, StringBuilder out, java.util.function.Supplier<String> number) {
    if (word.stream().anyMatch(Character::isDigit)) {
      out.append(number.get());
    } else {
      word.forEach(out::appendCodePoint);
    }
    word.clear();
  }
}
