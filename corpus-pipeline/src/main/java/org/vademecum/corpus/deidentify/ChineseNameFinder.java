package org.vademecum.corpus.deidentify;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds names of persons in Chinese text: each run of Han characters is read by {@link
 * NameLattice}, names with a dot by their form. A full name that was found once is found
 * everywhere.
 */
final class ChineseNameFinder implements Finder {
  private static final Pattern DOTTED =
      Pattern.compile("\\p{IsHan}{2,6}(?:[·•]\\p{IsHan}{2,7}){1,3}");
  private static final Pattern CERTAIN_CUE =
      Pattern.compile(
          "(?:姓名|签名|签字|名字|联系人|经治医师|主治医师|报告者|审核者|检验者|送检者|申请者|采样者|报告人|审核人|检验人|送检人|报告医师|审核医师"
              + "|医生|医师|护士|主管|操作者|记录者|接诊|审核|检验|报告|申请医生|送检医生|患者|病人|家属|监护人)\\s?[:：]\\s?$");

  @Override
  public void find(String text, Spans spans) {
    var names = new HashSet<String>();
    if (text.indexOf('·') >= 0 || text.indexOf('•') >= 0) {
      var matcher = DOTTED.matcher(text);
      while (matcher.find()) {
        spans.add(matcher.start(), endOfDotted(text, matcher.end()), PersonalData.NAME);
      }
    }
    for (var i = 0; i < text.length(); ) {
      if (!Characters.isHan(text.charAt(i))) {
        i++;
        continue;
      }
      var end = i;
      while (end < text.length() && Characters.isHan(text.charAt(end))) {
        end++;
      }
      run(text, i, end, spans, names);
      i = end;
    }
    repeated(text, names, spans);
  }

  /** The last part of a dotted name ends where a word begins that follows names. */
  private static int endOfDotted(String text, int end) {
    var dot = Math.max(text.lastIndexOf('·', end - 1), text.lastIndexOf('•', end - 1));
    for (var place = dot + 3; place < end; place++) {
      if (NameContext.follows(text, place)) {
        return place;
      }
    }
    return end;
  }

  private static void run(String text, int start, int end, Spans spans, Set<String> names) {
    var announced = CERTAIN_CUE.matcher(text.substring(Math.max(0, start - 8), start)).find();
    if (announced && isWholeName(text, start, end)) {
      add(text, start, end, spans, names);
      return;
    }
    if (end - start < 2) {
      return;
    }
    var context =
        announced
            ? NameContext.announced()
            : Characters.isDigit(Characters.at(text, start - 1))
                ? NameContext.behindNumber()
                : NameContext.plain();
    for (var name : NameLattice.names(text.substring(start, end), context)) {
      add(text, start + name.start(), start + name.end(), spans, names);
    }
  }

  private static boolean isWholeName(String text, int start, int end) {
    var run = text.substring(start, end);
    return run.length() >= 2
        && run.length() <= 4
        && !ChineseLexicon.isWord(run)
        && (ChineseLexicon.surname(run.charAt(0)) > -11.5f && run.length() <= 3
            || ChineseLexicon.surname(run.substring(0, 2)) > Float.NEGATIVE_INFINITY);
  }

  private static void add(String text, int start, int end, Spans spans, Set<String> names) {
    if (spans.add(start, end, PersonalData.NAME) && end - start >= 2 && end - start <= 4) {
      var name = text.substring(start, end);
      if (!ChineseLexicon.isWord(name)) {
        names.add(name);
      }
    }
  }

  private static void repeated(String text, Set<String> names, Spans spans) {
    for (var name : names) {
      for (var at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        spans.add(at, at + name.length(), PersonalData.NAME);
      }
    }
  }
}
