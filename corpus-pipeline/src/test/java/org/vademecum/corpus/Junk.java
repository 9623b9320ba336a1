package org.vademecum.corpus;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Texts that nobody wants in a corpus, of many kinds. */
final class Junk {
  private static final List<String> PAGE =
      List.of(
          "Home | Products | News | Contact",
          "We use cookies to improve your visit.",
          "© 2024 Example Ltd.",
          "Subscribe now for our newsletter",
          "Share on Facebook",
          "Skip to main content",
          "首页 | 科室 | 专家 | 联系我们",
          "版权所有 未经许可不得转载",
          "扫码关注公众号");

  private Junk() {}

  static String of(Random random, List<String> words) {
    return switch (random.nextInt(9)) {
      case 0 -> letters(random, "!@#$%^&*()_+{}|<>?~", 200);
      case 1 -> many(random, 60, r -> letters(r, "abcdefghijklmnopqrstuvwxyz", 3 + r.nextInt(7)));
      case 2 -> "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(3);
      case 3 ->
          "Order now and save! Limited offer with free shipping, no prescription needed, money back"
              + " guarantee. Click here: "
              + letters(random, "abcdef", 8);
      case 4 -> many(random, 12, r -> PAGE.get(r.nextInt(PAGE.size())) + "\n");
      case 5 -> (many(random, 9, r -> words.get(r.nextInt(words.size()))) + ". ").repeat(30);
      case 6 -> "加微信" + letters(random, "0123456789", 9) + "领取优惠券，限时抢购，包邮到家，无效退款，点击链接立即购买。";
      case 7 ->
          random
              .ints(120, 0x4e00, 0x9fa5)
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      default ->
          "for (int i = 0; i < n; i++) { if (a[i] > b) { a[i] = b; } }\n"
              .repeat(3 + random.nextInt(4));
    };
  }

  private static String letters(Random random, String of, int count) {
    return random
        .ints(count, 0, of.length())
        .mapToObj(i -> of.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String many(
      Random random, int count, java.util.function.Function<Random, String> word) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> word.apply(random))
        .collect(Collectors.joining(" "));
  }
}
