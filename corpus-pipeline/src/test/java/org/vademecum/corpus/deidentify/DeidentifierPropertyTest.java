package org.vademecum.corpus.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DeidentifierPropertyTest {
  private static final List<String> PIECES =
      List.of(
          "王",
          "建国",
          "李",
          "秀英",
          "患者",
          "来",
          "2024",
          "-",
          "03",
          "年",
          "月",
          "日",
          "1380013",
          "8000",
          " ",
          ", ",
          ". ",
          "Emily",
          "Carter",
          "Dr.",
          "MRN: ",
          "[name]",
          "号",
          "路",
          "市",
          "@",
          "www.",
          ":",
          "12",
          "/",
          "岁",
          "Mr ",
          "\n",
          "X",
          "·",
          "Zhang",
          "Wei",
          "disease",
          "92",
          "-year-old",
          "(",
          ")",
          "+",
          "IL 62704",
          "Street");

  @Property(tries = 300)
  void a_text_with_masked_dates_stays_as_it_is(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 44) Integer> picks) {
    var text = new StringBuilder();
    picks.forEach(pick -> text.append(PIECES.get(pick)));
    var once = Deidentifier.datesMasked(text.toString());
    assertThat(Deidentifier.datesMasked(once)).isEqualTo(once);
  }

  @Property(tries = 300)
  void no_text_makes_it_fail(@ForAll String text, @ForAll String patient) {
    var site = Deidentifier.of(new DeidentifierSettings("a key for tests, not secret"));
    assertThat(site.deidentify(text, patient).text()).isNotNull();
  }

  @Property(tries = 300)
  void identity_numbers_are_found_and_those_with_a_wrong_check_are_not(
      @ForAll @IntRange(min = 110_000, max = 659_999) int region,
      @ForAll @IntRange(min = 1930, max = 2020) int year,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 28) int day,
      @ForAll @IntRange(min = 0, max = 999) int order) {
    var body = "%06d%04d%02d%02d%03d".formatted(region, year, month, day, order);
    for (var check : "0123456789X".toCharArray()) {
      var number = body + check;
      var isRight = CheckDigits.isIdentityNumber(number);
      var clean = Deidentifier.datesMasked("值 " + number + " 到期");
      assertThat(clean.contains("[identity-number]")).isEqualTo(isRight);
    }
  }

  @Property(tries = 300)
  void bank_cards_are_found_and_those_with_a_wrong_check_are_not(
      @ForAll @LongRange(min = 400_000_000_000_000L, max = 699_999_999_999_999L) long body) {
    for (var check = 0; check < 10; check++) {
      var number = "" + body + check;
      var groups = number.replaceAll("(\\d{4})(?!$)", "$1 ");
      var isRight = CheckDigits.isBankCard(number);
      assertThat(Deidentifier.datesMasked("x " + number + " y").contains("[bank-card]"))
          .isEqualTo(isRight);
      assertThat(Deidentifier.datesMasked("x " + groups + " y").contains("[bank-card]"))
          .isEqualTo(isRight);
    }
  }

  @Property(tries = 300)
  void ranges_and_results_are_unharmed(
      @ForAll @IntRange(min = 0, max = 999) int low,
      @ForAll @IntRange(min = 0, max = 999) int high,
      @ForAll @IntRange(min = 0, max = 9) int decimal) {
    var text =
        "K %d.%d-%d.%d mmol/L, BP %d/%d, WBC %d.%d x10^9/L, 血糖 %d.%d（%d-%d）"
            .formatted(
                low, decimal, high, decimal, low, high, low, decimal, high, decimal, low, high);
    assertThat(Deidentifier.datesMasked(text)).isEqualTo(text);
  }
}
