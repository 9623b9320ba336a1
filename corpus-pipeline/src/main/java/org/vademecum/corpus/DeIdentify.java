package org.vademecum.corpus;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Replaces what can name a person by its kind in brackets: e-mail addresses, web addresses,
 * identity numbers, telephone numbers, record numbers, names behind the words that announce one,
 * and full dates. Runs on dropped documents too, because they are written out as well.
 *
 * <p>Names without such a word are not found: sources must not hold free clinical narrative.
 */
public final class DeIdentify implements Block {
  private static final long serialVersionUID = 1L;

  /**
   * One kind of personal data.
   *
   * @param group the part that is replaced; 0 for the whole match
   */
  private record Rule(Pattern pattern, int group, String mark, Predicate<String> valid) {
    static Rule of(String pattern, int group, String mark) {
      return new Rule(Pattern.compile(pattern), group, mark, text -> true);
    }
  }

  private static final String NOT_IN_WORD = "(?<![\\p{L}\\p{N}])";

  // Their order matters: an address holds what looks like a name, an identity number a telephone.
  private static final List<Rule> RULES =
      List.of(
          Rule.of("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", 0, "[email]"),
          Rule.of("(?i)(?:https?://|ftp://|www\\.)[^\\s<>\"'，。；）)]+", 0, "[url]"),
          new Rule(
              Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)"),
              0,
              "[identity-number]",
              IdentityNumber::isValid),
          Rule.of("(?:身份证(?:号码?)?|证件号码?)\\s*[:：为是]?\\s*([0-9Xx]{8,18})", 1, "[identity-number]"),
          Rule.of(
              "(?i)(?:住院号|病历号|病案号|门诊号|就诊号|登记号|标本号|条码号?|样本号|医保卡?号|床号"
                  + "|\\bMRN\\b|medical record (?:no\\.?|number)|accession (?:no\\.?|number)|patient id)"
                  + "\\s*[:：#为]?\\s*([A-Za-z]{0,4}-?\\d[\\w-]*)",
              1,
              "[record-number]"),
          Rule.of("(?<!\\d)(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)", 0, "[phone]"),
          Rule.of("(?<![\\d.])0\\d{2,3}[- ]\\d{7,8}(?!\\d)", 0, "[phone]"),
          Rule.of("(?<!\\d)[48]00-\\d{3}-?\\d{4}(?!\\d)", 0, "[phone]"),
          Rule.of(
              "(?<![\\d-])(?:\\+?1[-. ])?(?:\\(\\d{3}\\) ?|\\d{3}[-.])\\d{3}[-.]\\d{4}(?!\\d)",
              0, "[phone]"),
          Rule.of("\\+\\d{1,3}[ -]\\d{1,4}(?:[ -]?\\d{2,4}){2,4}(?!\\d)", 0, "[phone]"),
          Rule.of(
              "(?:姓名|患者姓名|病人姓名|联系人|医生|医师|检验者|审核者|送检者|申请者)\\s*[:：]\\s*"
                  + "(\\p{IsHan}{2,4}(?:·\\p{IsHan}{1,6})?)(?!\\p{IsHan})",
              1,
              "[name]"),
          Rule.of("我(?:的名字)?叫(\\p{IsHan}{2,3})(?=[，。,.、 ])", 1, "[name]"),
          Rule.of(
              NOT_IN_WORD
                  + "(?i:patient name|patient's name|name|patient|physician|ordered by|reviewed by)"
                  + "\\s*:\\s*(\\p{Lu}[\\p{L}'-]+(?:,? \\p{Lu}[\\p{L}'.-]*){1,3})",
              1,
              "[name]"),
          Rule.of(
              NOT_IN_WORD
                  + "(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? (\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,2})",
              1,
              "[name]"),
          Rule.of(
              "(?<!\\d)(?:19|20)\\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12]\\d|0?[1-9])(?!\\d)",
              0, "[date]"),
          Rule.of(
              "(?<!\\d)(?:3[01]|[12]\\d|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])[-/.](?:19|20)\\d{2}(?!\\d)",
              0, "[date]"),
          Rule.of("(?:19|20)\\d{2} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?[日号]", 0, "[date]"),
          Rule.of(
              NOT_IN_WORD
                  + "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
                  + " \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}",
              0,
              "[date]"),
          Rule.of(
              "(?<!\\d)\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:19|20)\\d{2}",
              0, "[date]"));

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    return document.withText(text(document.text()));
  }

  /**
   * A form of a de-identified text by which it is compared with others, whatever its dates were
   * shifted by.
   */
  static String comparable(String text) {
    return text;
  }

  /** A digest of the site's key, which decides what dates are shifted to. */
  static String keyDigest() {
    return "none";
  }

  /** The text without what names a person. */
  public static String text(String text) {
    var clean = text;
    for (var rule : RULES) {
      var matcher = rule.pattern().matcher(clean);
      clean =
          matcher.replaceAll(
              match -> java.util.regex.Matcher.quoteReplacement(replaced(rule, match)));
    }
    return clean;
  }

  private static String replaced(Rule rule, MatchResult match) {
    var found = match.group(rule.group());
    if (!rule.valid().test(found)) {
      return match.group();
    }
    var from = match.start(rule.group()) - match.start();
    var to = match.end(rule.group()) - match.start();
    var whole = match.group();
    return whole.substring(0, from) + rule.mark() + whole.substring(to);
  }
}
