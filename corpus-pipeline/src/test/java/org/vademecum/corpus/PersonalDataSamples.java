package org.vademecum.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made-up personal data, with and without a word that announces it. */
final class PersonalDataSamples {
  private static final List<String> GIVEN =
      List.of(
          "Margaret",
          "Dennis",
          "Priya",
          "Tyrone",
          "Agnes",
          "Hamid",
          "Celia",
          "Rashida",
          "Bruce",
          "Ingrid");
  private static final List<String> FAMILY =
      List.of(
          "Whitfield",
          "Okafor",
          "Castellano",
          "Pemberton",
          "Larsson",
          "Venkataraman",
          "Dawkins",
          "Ferreira");
  private static final List<String> FREE =
      List.of(
          "%s came back on Tuesday.", "The results were read to %s by telephone.",
          "After a week %s felt better.", "We had not seen %s since spring.");
  private static final List<String> CUED =
      List.of("Patient name: %s.", "Signed by %s.", "Seen by Dr. %s.", "Contact: %s.");
  private static final List<String> SURNAMES =
      List.of("赵", "孙", "周", "吴", "郑", "冯", "欧阳", "蒋", "沈", "韩");
  private static final List<String> NAMES =
      List.of("丽华", "志强", "晓梅", "建军", "雅琴", "国栋", "静怡", "文博", "春燕", "浩然");
  private static final List<String> FREE_ZH =
      List.of("%s昨天来复查。", "上周%s再次就诊。", "结果已经告诉%s了。", "后来%s出院回家休养。");
  private static final List<String> CUED_ZH = List.of("患者姓名：%s。", "联系人：%s。", "主治医师：%s。");

  private PersonalDataSamples() {}

  /**
   * A piece of personal data in a sentence.
   *
   * @param kind {@code name-free} and {@code name-cued} are names; the others can be checked
   */
  record Sample(String kind, String value, String sentence) {}

  static Sample of(Random random, boolean chinese) {
    if (random.nextInt(3) == 0) {
      return name(random, chinese, random.nextBoolean());
    }
    return switch (random.nextInt(7)) {
      case 0 -> sample("email", letters(random, 7) + "@example.org", "%s");
      case 1 -> sample("mobile", "13" + digits(random, 9), chinese ? "手机%s。" : "Mobile %s.");
      case 2 -> sample("identity", identity(random), chinese ? "身份证%s。" : "%s");
      case 3 -> sample("card", card(random), "%s");
      case 4 -> sample("record", digits(random, 8), chinese ? "住院号：%s。" : "MRN: %s.");
      case 5 ->
          sample(
              "date",
              String.format(
                  Locale.ROOT,
                  chinese ? "%d年%d月%d日" : "%d-%02d-%02d",
                  2000 + random.nextInt(25),
                  1 + random.nextInt(12),
                  1 + random.nextInt(28)),
              chinese ? "%s入院。" : "Admitted on %s.");
      default -> sample("passport", "E" + digits(random, 8), chinese ? "护照%s。" : "passport %s.");
    };
  }

  private static Sample name(Random random, boolean chinese, boolean cued) {
    var value =
        chinese
            ? pick(random, SURNAMES) + pick(random, NAMES)
            : pick(random, GIVEN) + " " + pick(random, FAMILY);
    var frames = chinese ? (cued ? CUED_ZH : FREE_ZH) : cued ? CUED : FREE;
    return sample(cued ? "name-cued" : "name-free", value, pick(random, frames));
  }

  private static Sample sample(String kind, String value, String frame) {
    return new Sample(kind, value, frame.formatted(value));
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String letters(Random random, int count) {
    var text = new StringBuilder();
    random.ints(count, 'a', 'z' + 1).forEach(c -> text.append((char) c));
    return text.toString();
  }

  private static String digits(Random random, int count) {
    var text = new StringBuilder();
    random.ints(count, 0, 10).forEach(text::append);
    return text.toString();
  }

  // GB 11643-1999: weights of MOD 11-2 and the check character.
  private static String identity(Random random) {
    var body =
        "110101"
            + (1940 + random.nextInt(70))
            + "%02d%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28))
            + digits(random, 3);
    var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    var sum = 0;
    for (var i = 0; i < 17; i++) {
      sum += (body.charAt(i) - '0') * weights[i];
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  private static String card(Random random) {
    var body = "62" + digits(random, 16);
    var sum = 0;
    for (var i = 0; i < body.length(); i++) {
      var digit = body.charAt(body.length() - 1 - i) - '0';
      var doubled = i % 2 == 0 ? 2 * digit : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return body + (10 - sum % 10) % 10;
  }
}
