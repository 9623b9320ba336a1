package org.vademecum.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vademecum.engine.text.NameKey;

/** What a column of a table means, by the words of its header in both languages. */
enum Column {
  NAME(
      "name|test|test name|tests|analyte|item|item name|parameter|component|investigation|assay"
          + "|examination|observation|determination|项目|项目名称|检验项目|检查项目|检测项目|名称"
          + "|检验项目名称|中文名称|指标|指标名称|分析项目|测定项目|检验名称"),
  CODE(
      "code|test code|item code|loinc|loinc code|abbreviation|abbr|代号|代码|项目代码|项目代号"
          + "|英文缩写|缩写|简称|英文名称|英文名|英文对照"),
  VALUE(
      "result|results|value|result value|test result|observed value|measurement|finding|结果"
          + "|检验结果|测定结果|检测结果|检查结果|测定值|结果值|数值|值|测量值|检测值|本次结果"),
  UNIT("unit|units|uom|单位|结果单位|计量单位|检验单位|单位名称"),
  RANGE(
      "range|reference range|ref range|reference|ref|reference interval|ref interval|normal range"
          + "|normal|normal values|biological reference interval|reference value"
          + "|reference values|参考范围|参考区间|参考值|参考值范围|正常值|正常范围|生物参考区间"
          + "|正常参考值|参考|正常参考范围"),
  LOW("low|lower|lower limit|ref low|reference low|low limit|下限|参考下限|参考低值|低值"),
  HIGH("high|upper|upper limit|ref high|reference high|high limit|上限|参考上限|参考高值|高值"),
  FLAG(
      "flag|flags|abnormal|abnormal flag|indicator|h/l|interpretation|mark|提示|标志|异常|异常提示"
          + "|标记|箭头|异常标志|高低|结果提示|升降"),
  STATUS("status|result status|状态|报告状态|结果状态|审核状态"),
  TIME(
      "date|time|date time|collected|collected at|collection date|collection time|observed at"
          + "|sample date|result date|report date|test date|日期|时间|采集时间|采样时间|检验日期"
          + "|检测日期|报告时间|检验时间|报告日期|采集日期|采样日期|送检日期|检测时间"),
  SPECIMEN("specimen|sample|sample type|specimen type|标本|样本|标本类型|样本类型|标本种类|样本种类"),
  PATIENT(
      "patient|patient id|pid|mrn|subject|subject id|patient number|patient no|hospital number"
          + "|患者|病人|患者编号|患者id|病历号|住院号|门诊号|病人号|病案号|登记号|就诊号|病人id"
          + "|患者号|就诊卡号"),
  PATIENT_NAME("patient name|姓名|患者姓名|病人姓名"),
  SEX("sex|gender|性别"),
  AGE("age|age years|年龄"),
  BIRTH("dob|date of birth|birth date|birthday|出生日期|出生年月|生日"),
  ACCESSION(
      "accession|accession number|order id|sample id|specimen id|report id|条码|条码号|样本号"
          + "|标本号|样本编号|报告编号|检验单号|申请单号|标本编号|条形码"),
  NOTE("comment|comments|note|notes|remark|remarks|备注|说明"),
  INDEX("no|#|index|row|序号|编号|序");

  private static final Pattern BRACKETS = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]");
  private static final Map<String, Column> BY_WORD = byWord();

  private final String words;

  Column(String words) {
    this.words = words;
  }

  private static Map<String, Column> byWord() {
    var map = new HashMap<String, Column>();
    for (var column : values()) {
      for (var word : column.words.split("\\|")) {
        map.put(NameKey.of(word), column);
      }
    }
    return Map.copyOf(map);
  }

  /** The words of the header, longest first. */
  String[] words() {
    var all = words.split("\\|");
    Arrays.sort(all, (a, b) -> b.length() - a.length());
    return all;
  }

  /** What a header cell means: {@code 结果}, {@code Result (SI)}, {@code 项目 Item}. */
  static Optional<Column> of(String cell) {
    if (cell.length() > 60) {
      return Optional.empty();
    }
    var plain = BRACKETS.matcher(cell).replaceAll(" ").strip();
    var whole = Optional.ofNullable(BY_WORD.get(NameKey.of(plain)));
    if (whole.isPresent()) {
      return whole;
    }
    return Arrays.stream(plain.split("[\\s/]+"))
        .map(w -> BY_WORD.get(NameKey.of(w)))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }
}
