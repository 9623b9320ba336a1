package org.vademecum.corpus.deidentify;

import java.util.regex.Pattern;

/**
 * Finds Chinese addresses: what stands from the province or the town down to the room.
 *
 * <p>Two kinds of evidence count: a numbered place below a street or village, or two levels of
 * administration of which one is named. The name of a hospital begins like an address; where one
 * follows without a house number, it stays.
 */
final class ChineseAddressFinder implements Finder {
  private static final String PROVINCE =
      "(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
          + "|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)";
  // Names hold none of the characters that close a level or that lead up to an address.
  private static final String NAME =
      "[\\p{IsHan}&&[^省市区县旗镇乡村路街巷弄栋幢楼室号在住于的是从到去来和与或了我他她你们为等及把被有无不年月日岁]]";
  private static final String NUMBER =
      "(?:[A-Za-z]?\\d{1,6}[A-Za-z]?|[一二三四五六七八九十百]{1,4}|[A-Za-z甲乙丙丁东西南北])";
  private static final String LOWER =
      "(?:[ ,，]?"
          + NUMBER
          + "(?:[-—]\\d{1,4}){0,3}(?:号院|号楼|号|弄|栋|幢|座|单元|室|楼|层|户|组|队|房|支弄|#)?(?:[内附])?){1,6}+";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<p>"
              + PROVINCE
              + "(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区|特别行政区)?)?"
              + "(?<c>"
              + NAME
              + "{2,7}(?:自治州|地区|盟|市))?"
              + "(?<x>"
              + NAME
              + "{1,7}(?:自治县|自治旗|新区|开发区|区|县|市|旗))?"
              + "(?<t>"
              + NAME
              + "{1,6}(?:街道办事处|街道|镇|乡))?"
              + "(?<v>"
              + NAME
              + "{1,6}(?:社区|村|屯|寨))?"
              + "(?<s>(?:"
              + NAME
              + "{1,8}(?:大道|大街|路|街|巷|胡同|弄|道|里|街座|路段)(?:[东西南北中][路街段])?){1,2})?"
              + "(?<l>(?:"
              + NAME
              + "{0,8}(?:小区|花园|家园|公寓|大厦|苑|新村|广场|城|庭))?"
              + LOWER
              + ")?");
  private static final Pattern LEAD =
      Pattern.compile("(?:家住|现住|住址|住|地址|籍贯|户籍|户口|来自|位于|寄到|寄至|寄往|搬到|住在)[:：在于地是为]{0,2}$");
  private static final Pattern INSTITUTION =
      Pattern.compile("^\\p{IsHan}{0,12}?(?:医院|保健院|卫生|疾控|中心|大学|学院|学校|中学|小学|研究|局|公司|法院|银行|诊所)");
  private static final String LEVELS = "省市区县旗镇乡村路街巷弄道屯";

  @Override
  public void find(String text, Spans spans) {
    var from = 0;
    for (var i = 0; i < text.length(); i++) {
      if (LEVELS.indexOf(text.charAt(i)) < 0) {
        continue;
      }
      var start = Math.max(from, beginOfRun(text, i));
      from = Math.max(i, inRun(text, start, i, spans));
      i = Math.max(i, from - 1);
    }
  }

  private static int beginOfRun(String text, int level) {
    var start = level;
    while (start > 0 && level - start < 24 && Characters.isHan(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int inRun(String text, int start, int level, Spans spans) {
    for (var i = start; i < level; i++) {
      var matcher = ADDRESS.matcher(text).region(i, text.length()).useTransparentBounds(true);
      if (matcher.lookingAt() && matcher.end() > level && sure(text, i, matcher)) {
        spans.add(i, matcher.end(), PersonalData.ADDRESS);
        return matcher.end();
      }
    }
    return start;
  }

  private static boolean sure(String text, int start, java.util.regex.Matcher match) {
    var levels = 0;
    for (var group : new String[] {"p", "c", "x", "t", "v", "s"}) {
      levels += match.group(group) == null ? 0 : 1;
    }
    var lower = match.group("l");
    var numbered = lower != null && lower.matches(".*[\\dA-Za-z一二三四五六七八九十].*") && closes(lower);
    var led = LEAD.matcher(text.substring(Math.max(0, start - 6), start)).find();
    var street = match.group("s") != null || match.group("v") != null || match.group("t") != null;
    if (numbered && (street || match.group("x") != null && levels >= 2)) {
      return true;
    }
    var follows = text.substring(match.end(), Math.min(text.length(), match.end() + 16));
    if (INSTITUTION.matcher(follows).find()) {
      return false;
    }
    return match.group("p") != null && levels >= 2
        || levels >= 3
        || led && levels >= 1 && match.group().length() > 2;
  }

  /** Whether a number below the street is one of a house and not of something else. */
  private static boolean closes(String lower) {
    return "号弄栋幢座元室楼层户组队房院#".indexOf(lower.charAt(lower.length() - 1)) >= 0
        || lower.indexOf('号') > 0
        || lower.indexOf('-') > 0;
  }
}
