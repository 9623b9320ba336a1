package org.vademecum.corpus.deidentify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeidentifierTest {
  private static final Deidentifier SITE =
      Deidentifier.of(new DeidentifierSettings("a key for tests, not secret"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Harriet Lindqvist came back with a haemoglobin of 82 g/L.|[name] came back with a haemoglobin of 82 g/L.",
        "We saw Zhao Lihua on the ward.|We saw [name] on the ward.",
        "Her daughter Priya rang; Priya agreed.|Her daughter [name] rang; [name] agreed.",
        "Lindqvist, Harriet was seen.|Lindqvist, [name] was seen.",
        "Signed by J. Okafor at noon.|Signed by [name] at noon.",
        "Mrs. Young and Prof. Ana de la Cruz agreed.|Mrs. [name] and Prof. [name] agreed.",
        "Write to h.l+lab@example.org, see www.example.org/a?b=1.|Write to [email], see [url].",
        "Host 192.168.0.17 or 2001:db8::7 failed.|Host [ip-address] or [ip-address] failed.",
        "Call (212) 555-0147 ext. 12 or +44 20 7946 0123.|Call [phone] or [phone].",
        "SSN 219-09-9999, MRN: 00451234|SSN [social-security-number], MRN: [record-number]",
        "Accession number S24-00123, member ID XYZ123456789|Accession number [record-number], member ID [health-plan-number]",
        "Paid with 4111 1111 1111 1111.|Paid with [bank-card].",
        "Passport no. K1234567, driver's license D123-4567|Passport no. [passport], driver's license [license]",
        "Pacemaker serial number: PM-778812|Pacemaker serial number: [device]",
        "License plate ABC 1234? VIN 1M8GDM9AXKP042788|License plate ABC 1234? VIN [vehicle]",
        "Lives at 12 Chestnut Street, Apt 4, Springfield, IL 62704 alone.|Lives at [address] alone.",
        "Mail goes to P.O. Box 1234, so write.|Mail goes to [address], so write.",
        "A 92-year-old woman; her sister is aged 101.|A [age-over-89] woman; her sister is aged [age-over-89].",
      })
  void english_personal_data_becomes_a_mark(String text, String clean) {
    assertThat(Deidentifier.datesMasked(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "昨天郑晓岚来复查，血糖偏高。|昨天[name]来复查，血糖偏高。",
        "姓名：欧阳静雯 性别：女|姓名：[name] 性别：女",
        "古丽娜尔·艾山今天入院。|[name]今天入院。",
        "王先生、李女士和张某某都到了。|[name]先生、[name]女士和[name]都到了。",
        "手机 138-0013-8000，座机（010）12345678|手机 [phone]，座机[phone]",
        "身份证110105 19491231 002X|身份证[identity-number]",
        "住院号：ZY-001234，标本号20240305001|住院号：[record-number]，标本号[record-number]",
        "医保卡号：A12345678，护照E12345678|医保卡号：[health-plan-number]，护照[passport]",
        "微信号：lab_friend01，QQ 123456789|微信号：[account]，QQ [account]",
        "车牌京A·12345停在门口|车牌[vehicle]停在门口",
        "住址：浙江省杭州市西湖区文三路12号3单元501室|住址：[address]",
        "患者95岁，其母九十九岁。|患者[age-over-89]，其母[age-over-89]。",
        "2024年3月5日入院，3月8日出院。|[date]入院，[date]出院。",
      })
  void chinese_personal_data_becomes_a_mark(String text, String clean) {
    assertThat(Deidentifier.datesMasked(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Crohn disease, Wilson's disease, Down syndrome and Ehlers-Danlos syndrome.",
        "A Gram stain and Bence Jones protein at Johns Hopkins University.",
        "BP 120/80, potassium 3.5-5.5, 7-12, 1.2-3.4 x10^9/L for 5-8 days.",
        "Platelets 150-400, WBC 4.0-10.0, an 89-year-old man in 2019.",
        "In May 10 mg were given.",
        "高血压、黄疸、白细胞升高，金属和石膏的方法安全，常规程度于是马上好转。",
        "江苏的医生建议何时复查？",
        "血小板 125-350 10*9/L，钠 135.6 mmol/L，共3-5天。",
      })
  void medicine_stays(String text) {
    assertThat(Deidentifier.datesMasked(text)).isEqualTo(text);
  }

  @Test
  void kinds_are_counted() {
    var clean = SITE.deidentify("姓名：郑晓岚，电话13800138000，或13900139000", "p1");
    assertThat(clean.text()).isEqualTo("姓名：[name]，电话[phone]，或[phone]");
    assertThat(clean.counts()).isEqualTo(Map.of(PersonalData.NAME, 1, PersonalData.PHONE, 2));
    assertThat(clean.count(PersonalData.URL)).isZero();
  }

  @Test
  void a_name_that_was_found_once_is_found_everywhere() {
    assertThat(Deidentifier.datesMasked("Dr. Okonkwo wrote. The note of Okonkwo is short."))
        .isEqualTo("Dr. [name] wrote. The note of [name] is short.");
  }

  @Test
  void a_short_key_is_refused_and_no_key_is_printed() {
    assertThatThrownBy(() -> new DeidentifierSettings("short"))
        .hasMessage("The site key has 5 characters. Give at least 16, made at random.");
    assertThat(new DeidentifierSettings("0123456789abcdef").toString()).doesNotContain("0123");
  }
}
