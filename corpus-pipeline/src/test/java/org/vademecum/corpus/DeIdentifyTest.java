package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeIdentifyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Write to a.b+c@example.org now|Write to [email] now",
        "see https://example.org/x?y=1 for more|see [url] for more",
        "电话13800138000，谢谢|电话[phone]，谢谢",
        "电话 +86 138-0013-8000|电话 [phone]",
        "座机 010-12345678|座机 [phone]",
        "call (555) 123-4567 today|call [phone] today",
        "身份证11010519491231002X到期|身份证[identity-number]到期",
        "住院号：ZY-001234，血常规|住院号：[record-number]，血常规",
        "MRN: 00123456 drawn|MRN: [record-number] drawn",
        "姓名：张三 性别：男|姓名：[name] 性别：男",
        "Patient name: Jane Q. Doe|Patient name: [name]",
        "seen by Dr. Smith for|seen by Dr. [name] for",
        "采样于2026年1月2日|采样于[date]",
        "collected 2026-01-02, reported January 3, 2026|collected [date], reported [date]",
      })
  void personal_data_is_replaced_by_its_kind(String text, String clean) {
    assertThat(DeIdentify.quoted(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Potassium 3.5-5.1 mmol/L, platelets 150-400",
        "血小板 125-350 10*9/L，钠 135.6 mmol/L",
        "A limit of 1000 in 2026 and 11010519491231002 counts",
        "110105194912310021",
        "The patient should drink water.",
        "医生建议复查。",
      })
  void results_and_plain_words_stay(String text) {
    assertThat(DeIdentify.quoted(text)).isEqualTo(text);
  }

  @Test
  void dropped_documents_are_cleaned_too() {
    var dropped = Documents.source("a@example.org").dropped(DropReason.TOO_SHORT, "x");
    assertThat(new DeIdentify("a key for tests only").apply(dropped).text()).isEqualTo("[email]");
  }

  @Test
  void dates_of_a_patient_move_alike_and_the_packs_own_text_stays() {
    var block = new DeIdentify("a key for tests only");
    var first = Documents.source("Seen 2026-01-02, again 2026-01-12.").withPatient("p1");
    var second = Documents.source("Came on 2026-01-02.").withPatient("p1");
    var moved = block.apply(first);
    assertThat(moved.text()).doesNotContain("2026-01-02").doesNotContain("[date]");
    assertThat(moved.repairs()).containsEntry("[date]", 2);
    assertThat(moved.patient()).isEmpty();
    var date = moved.text().substring(5, 15);
    assertThat(block.apply(second).text()).isEqualTo("Came on " + date + ".");
    assertThat(java.time.LocalDate.parse(moved.text().substring(23, 33)))
        .isEqualTo(java.time.LocalDate.parse(date).plusDays(10));
    var own = Documents.own("Written on 2026-01-02 by Emily Carter.");
    assertThat(block.apply(own)).isEqualTo(own);
  }

  @Property(tries = 200)
  void a_clean_text_stays_as_it_is(@ForAll String text) {
    var once = DeIdentify.quoted(text);
    assertThat(DeIdentify.quoted(once)).isEqualTo(once);
  }
}
