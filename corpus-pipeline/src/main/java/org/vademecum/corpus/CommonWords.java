package org.vademecum.corpus;

import java.util.HashSet;
import java.util.Set;

/**
 * Counts the words of a text that are among the commonest of English, or the characters that are
 * among the commonest of Chinese. In prose of any subject they are a third and more of English
 * words, and more than half of Chinese characters; in strings of random letters they are hardly
 * any.
 */
final class CommonWords {
  private static final Set<String> ENGLISH =
      Set.of(
          ("the of and to in a is that for it with are be this by or your you have from not can may"
                  + " an which as on at was were has had but they their will one all would there what"
                  + " so if about who when make more no out up into than them some could other only"
                  + " its over also after use two how our work first well way even new want because"
                  + " any these give most us he she his her my we i do does did been being such many"
                  + " often usually between during before through while both each where should might"
                  + " must very much less few same")
              .split(" "));
  private static final String CHINESE_TEXT =
      "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都"
          + "同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两"
          + "高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比"
          + "员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区"
          + "保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确"
          + "传师观清今切院让识候带导争运笔早准转血病症检查治疗药医患者疾痛检验值常细胞功能异低升降减增多样食饮服建议考虑可以需";
  private static final Set<Integer> CHINESE = new HashSet<>();

  static {
    CHINESE_TEXT.codePoints().forEach(CHINESE::add);
  }

  private CommonWords() {}

  /**
   * What was counted.
   *
   * @param letters letters of all words
   * @param alphabetic words that hold a letter
   */
  record Counts(int words, int letters, int alphabetic, int common) {}

  static Counts english(String text) {
    var words = Scripts.words(text);
    var letters = 0;
    var alphabetic = 0;
    var common = 0;
    for (var word : words) {
      letters += word.length();
      alphabetic += word.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
      common += ENGLISH.contains(word) ? 1 : 0;
    }
    return new Counts(words.size(), letters, alphabetic, common);
  }

  /** Letters and digits are counted one by one, and only Han is alphabetic. */
  static Counts chinese(String text) {
    var all = 0;
    var han = 0;
    var common = 0;
    for (var c : Scripts.characters(text)) {
      all++;
      han += Scripts.isHan(c) ? 1 : 0;
      common += CHINESE.contains(c) ? 1 : 0;
    }
    return new Counts(all, all, han, common);
  }
}
