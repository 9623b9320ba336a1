package org.vademecum.rag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The forms of words in both languages: light stemming of English, function words, and the words
 * for the directions in which a result can be abnormal. Knows language, not the domain.
 */
final class WordForms {
  private static final Set<String> FUNCTION_WORDS =
      words(
          """
          a about after again all also am an and any are as at be because been before being between
          both but by can cause caused causes could did do does doing done each even ever every explain find for from
          further get give given go had has have having he her here him his how i if in into is it
          its just know like make many may me mean means might more most much must my need no nor not
          now of often on once one only or other our out over own please same say see she should
          show so some such take tell than that the their them then there these they thing this
          those through to too under until us use used usual usually very want was we were what
          when where whether which while who whom whose why will with without would you your""");

  private static final Set<String> FUNCTION_HAN =
      words(
          """
          什么 怎么 怎样 如何 为何 为什么 是否 是不是 有没有 会不会 能不能 要不要 哪些 哪个 哪种 哪里 多少
          可以 可能 应该 应当 需要 通常 一般 常见 一个 一种 这个 那个 这些 那些 我们 你们 他们 自己 以及
          因为 所以 如果 但是 还是 或者 并且 而且 以及 对于 关于 由于 时候 情况 意味着 说明 表示 代表 提示
          原因 引起 导致 见于 请问 我的 您的 你的 呢 吗 吧 啊 呀 的 了 着 是 在 和 与 或 及 而 就 都 也 还 又 再 很 把 被 让
          给 对 从 向 到 为 以 于 由 我 你 您 他 她 它 这 那 哪 谁 几 有 没 会 能 要 应 该 请 说 做 算 些
          个 种 么 啥 不 最 更 其 之 所 则 若 并 且 但 只 才 做 看 想 问""");

  private static final Map<String, String> DIRECTIONS = new TreeMap<>();

  static {
    directions(
        "high",
        """
        high higher raise raised rise rising rose elevated elevate elevation increase increased
        increasing prolonged prolong longer up above excess excessive 升高 增高 偏高 过高 太高 很高 较高 增加 增多 上升 高于
        过多 偏多 延长 高了 高值""");
    directions(
        "low",
        """
        low lower lowered reduce reduced reduction decrease decreased decreasing fall falling fell
        drop dropped shortened shorter down below lack deficient deficiency 降低 减低 偏低 过低 太低 很低 较低 减少
        下降 低于 过少 偏少 缩短 低了 低值 不足 缺乏""");
    directions("abnormal", "positive abnormal 阳性 异常");
  }

  private WordForms() {}

  private static Set<String> words(String list) {
    return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  private static void directions(String direction, String words) {
    for (var word : words.strip().split("\\s+")) {
      DIRECTIONS.put(word, "dir:" + direction);
    }
  }

  /** The term for a direction word, or an empty string. */
  static String direction(String word) {
    return DIRECTIONS.getOrDefault(word, "");
  }

  /** The direction that a single Han character has beside a known name, or an empty string. */
  static String directionBesideName(String han) {
    return switch (han) {
      case "高", "多", "长" -> "dir:high";
      case "低", "少", "短" -> "dir:low";
      default -> "";
    };
  }

  /** Whether a Han character stands before a direction: "both low", "too high". */
  static boolean isDegree(String han) {
    return !han.isEmpty() && "都均也又太很偏过较更".contains(han);
  }

  static boolean isFunctionWord(String word) {
    return FUNCTION_WORDS.contains(word);
  }

  static boolean isFunctionHan(String word) {
    return FUNCTION_HAN.contains(word);
  }

  static boolean isHan(int codePoint) {
    return Character.isIdeographic(codePoint);
  }

  /**
   * A Latin word without its plural and with British and American spelling folded ({@code ae} and
   * {@code oe} to {@code e}); words of up to three letters stay as they are.
   */
  static String stem(String word) {
    var stem = word.toLowerCase(Locale.ROOT);
    if (stem.length() <= 3) {
      return stem;
    }
    if (stem.endsWith("ies") && stem.length() > 4) {
      stem = stem.substring(0, stem.length() - 3) + "y";
    } else if (endsWithAny(stem, "sses", "shes", "ches", "xes", "zes")) {
      stem = stem.substring(0, stem.length() - 2);
    } else if (stem.endsWith("s") && !endsWithAny(stem, "ss", "us", "is")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    return stem.length() > 4 ? stem.replace("ae", "e").replace("oe", "e") : stem;
  }

  private static boolean endsWithAny(String word, String... endings) {
    for (var ending : endings) {
      if (word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
