package org.vademecum.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.Sex;

/**
 * A line that says who a report is about or where it comes from, such as {@code 姓名：… 性别：女 年龄：34岁},
 * {@code Sex: F Age: 34} or {@code Female, 34 years}.
 *
 * @param facts by their meaning; lines about staff and places have none
 */
record SubjectLine(Map<Column, String> facts) {
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:"
              + "(?<patient>patient\\s?(?:id|no\\.?|number)|mrn|id|(?:患者|病人)(?:编号|号|ID)"
              + "|病历号|住院号|门诊号|病案号|登记号|就诊号|就诊卡号)"
              + "|(?<name>patient(?:\\s?name)?|name|(?:患者|病人)?姓名)"
              + "|(?<sex>sex|gender|性别)"
              + "|(?<age>age|年龄)"
              + "|(?<birth>dob|date\\sof\\sbirth|birth\\s?date|出生日期|出生年月)"
              + "|(?<time>collected(?:\\sat)?|collection\\s(?:date|time)|date|(?:采集|采样|检验|检测|报告)(?:时间|日期))"
              + "|(?<specimen>specimen(?:\\stype)?|sample(?:\\stype)?|(?:标本|样本)(?:类型|种类)?)"
              + "|(?<accession>accession(?:\\s(?:no\\.?|number))?|(?:样本|标本|报告)编?号|条码号?|检验单号|申请单号)"
              + "|(?<other>doctor|physician|ordered\\sby|reported\\sby|verified\\sby|department|ward"
              + "|bed|phone|address|检验者|审核者|送检医生|申请医生|医生|医师|床号|科室|科别|病区|电话|地址)"
              + ")(?:\\s*[:：]|(?<=姓名|性别|年龄)\\s+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PERSON_AGE =
      Pattern.compile(
          "(?<!\\d)(\\d{1,3})(?:\\s|-)?(?:岁|years?|yrs?|y/?o|(?<young>个月|月龄|天|日龄|months?|days?))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PERSON_SEX =
      Pattern.compile(
          "(?<!\\p{L})(female|male|woman|man|girl|boy)(?!\\p{L})|([男女])", Pattern.CASE_INSENSITIVE);
  private static final Pattern AGE =
      Pattern.compile(
          "(?:(\\d{1,3}(?:\\.\\d+)?)\\s*(?:岁|years?|yrs?|y(?:/?o)?)?)?\\s*"
              + "(?:(\\d{1,3})\\s*(?:个月|月|months?|mo))?\\s*(?:(\\d{1,3})\\s*(?:天|日|days?|d))?.{0,12}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern YOUNG =
      Pattern.compile(
          "\\d{1,3}\\s*(?:个?月|天|日|months?|mo|days?|d)(?![a-z]).*", Pattern.CASE_INSENSITIVE);
  private static final int SHORT = 60;

  /** The facts of a line, or empty where it is no such line. */
  static Optional<SubjectLine> of(String line) {
    var text = Fold.of(line).strip();
    if (text.length() > 400) {
      return Optional.empty();
    }
    var facts = new EnumMap<Column, String>(Column.class);
    var key = KEY.matcher(text);
    var found = key.find();
    if (!found) {
      return person(text);
    }
    var more = found;
    while (more) {
      var column = column(key);
      var from = key.end();
      more = key.find();
      var value = text.substring(from, more ? key.start() : text.length());
      if (column != null) {
        facts.putIfAbsent(column, trimmed(value, column));
      }
    }
    facts.values().removeIf(String::isEmpty);
    return Optional.of(new SubjectLine(facts));
  }

  private static @Nullable Column column(Matcher key) {
    if (key.group("patient") != null) {
      return Column.PATIENT;
    }
    if (key.group("name") != null) {
      return Column.PATIENT_NAME;
    }
    if (key.group("sex") != null) {
      return Column.SEX;
    }
    if (key.group("age") != null) {
      return Column.AGE;
    }
    if (key.group("birth") != null) {
      return Column.BIRTH;
    }
    if (key.group("time") != null) {
      return Column.TIME;
    }
    if (key.group("specimen") != null) {
      return Column.SPECIMEN;
    }
    return key.group("accession") != null ? Column.ACCESSION : null;
  }

  private static String trimmed(String value, Column column) {
    var text = value.strip().replaceFirst("^[,，;；|]+", "").strip();
    var end = column == Column.TIME ? "\\s{2,}|[\\t,，;；|]" : "\\s{2,}|[\\t,，;；|。]";
    return text.split(end, 2)[0].strip();
  }

  private static Optional<SubjectLine> person(String text) {
    var age = PERSON_AGE.matcher(text);
    var sex = PERSON_SEX.matcher(text);
    if (text.length() > SHORT || !age.find() || !sex.find()) {
      return Optional.empty();
    }
    var facts = new EnumMap<Column, String>(Column.class);
    facts.put(Column.SEX, sex.group());
    facts.put(Column.AGE, age.group("young") == null ? age.group(1) : age.group());
    return Optional.of(new SubjectLine(facts));
  }

  /** An age in years from {@code 34}, {@code 34岁}, {@code 3个月}, {@code 12 days}; null if none. */
  static @Nullable Double ageYears(@Nullable String printed) {
    var text = printed == null ? "" : Fold.of(printed).strip();
    var young = YOUNG.matcher(text).matches();
    // A bare number in front of months or days would be read as years.
    var m = AGE.matcher(young ? "0 " + text : text);
    if (text.isEmpty() || !Character.isDigit(text.charAt(0)) || !m.matches()) {
      return null;
    }
    var years = number(m.group(1)) + number(m.group(2)) / 12 + number(m.group(3)) / 365.25;
    return years <= 150 ? years : null;
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }

  @Nullable String fact(Column column) {
    return facts.get(column);
  }

  /** Whether the line is of another person than the facts known so far. */
  boolean contradicts(Map<Column, String> known) {
    for (var column :
        java.util.List.of(Column.PATIENT, Column.PATIENT_NAME, Column.SEX, Column.AGE)) {
      var mine = facts.get(column);
      var theirs = known.get(column);
      if (mine != null && theirs != null && !mine.equalsIgnoreCase(theirs)) {
        return true;
      }
    }
    return false;
  }

  /** Puts facts into a case. */
  static void into(Map<Column, String> facts, CaseBuilder builder) {
    var birth = Times.ofPrinted(facts.get(Column.BIRTH));
    var id = Cases.key(facts.get(Column.PATIENT), null);
    var sex = facts.get(Column.SEX);
    builder
        .sex(sex == null ? Sex.UNKNOWN : Cases.sex(sex.split("[\\s(（]", 2)[0]))
        .age(ageYears(facts.get(Column.AGE)))
        .birth(birth)
        .patientKey(id == null ? Cases.keyByName(facts.get(Column.PATIENT_NAME), birth) : id)
        .accession(facts.get(Column.ACCESSION))
        .reportTime(Times.ofPrinted(facts.get(Column.TIME)));
  }
}
