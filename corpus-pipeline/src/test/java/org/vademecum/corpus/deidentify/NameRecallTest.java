package org.vademecum.corpus.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many of the names that a seeded generator puts into sentences are found. */
class NameRecallTest {
  private static final int NAMES = 2_000;
  private static final List<String> GIVEN =
      words(
          "Harriet Desmond Imogen Rupert Tamsin Callum Niamh Rohan Ayesha Yusuf Ngozi Kwame Ingrid Mateo Lucia Thandi"
              + " Bartholomew Winifred Priscilla Darnell Keisha Leopold Saskia Emeka Farah Gareth Yolanda Quentin");
  private static final List<String> SURNAMES =
      words(
          "Lindqvist Abernathy Okonjo Ravindran Fitzwilliam McAllister Papadopoulos Castellano Underhill Brown Young"
              + " Vanderberg O'Leary Szymanski Haraldsen Mbeki Yamaguchi Delacroix Thistlewood Carter-Webb Baker Nakagawa");
  private static final List<String> CHINESE_SURNAMES =
      List.of(
          "王", "李", "张", "刘", "陈", "杨", "赵", "吴", "周", "徐", "孙", "朱", "郭", "何", "林", "罗", "郑", "梁",
          "谢", "宋", "唐", "韩", "冯", "邓", "曹", "彭", "萧", "田", "董", "潘", "袁", "蔡", "蒋", "余", "杜",
          "欧阳");
  private static final List<String> CHINESE_GIVEN =
      words("晓岚 志远 美玲 国栋 淑芬 子涵 浩然 雅琴 德华 春梅 伟 静 磊 芳 宇轩 丽华 建业 秀珍 思远 玉兰 文博 桂芝 俊杰 雪莹 明 慧敏");
  private static final List<String> SENTENCES =
      List.of(
          "At noon %s felt dizzy.",
          "The ferritin of %s is low.",
          "%s was told to fast.",
          "A letter went to %s last week.",
          "Patient name: %s",
          "Dr. %s signed the report.",
          "Reviewed by: %s",
          "Her husband %s drove home.");
  private static final List<String> CHINESE_SENTENCES =
      List.of(
          "中午%s突然头晕。",
          "%s，女，62岁，乏力半年。", "昨日%s复查血常规。", "%s的铁蛋白偏低。", "姓名：%s", "患者%s要求出院。", "审核者：%s", "%s女士血压正常。");

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  @Test
  void ninety_five_of_a_hundred_english_names_are_found() {
    assertThat(recall(SENTENCES, GIVEN, " ", SURNAMES)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void ninety_five_of_a_hundred_chinese_names_are_found() {
    assertThat(recall(CHINESE_SENTENCES, CHINESE_SURNAMES, "", CHINESE_GIVEN))
        .isGreaterThanOrEqualTo(0.95);
  }

  private static double recall(
      List<String> sentences, List<String> first, String joint, List<String> second) {
    var seed = 20_260_214L;
    var random = new Random(seed);
    var found = 0;
    for (var i = 0; i < NAMES; i++) {
      var name = pick(first, random) + joint + pick(second, random);
      var sentence = pick(sentences, random);
      var clean = Deidentifier.datesMasked(sentence.formatted(name));
      found += clean.equals(sentence.formatted("[name]")) ? 1 : 0;
    }
    System.out.printf("seed %d: %d of %d names found%n", seed, found, NAMES);
    return (double) found / NAMES;
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
