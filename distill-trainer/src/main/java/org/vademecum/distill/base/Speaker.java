package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Says things in one language with random wordings; invents names where a wording needs one. */
final class Speaker {
  private static final Grammar ENGLISH = Grammar.load("en");
  private static final Grammar CHINESE = Grammar.load("zh");

  private final String language;
  private final Grammar grammar;
  private final RandomGenerator random;
  private final List<String> known = new ArrayList<>();

  Speaker(String language, RandomGenerator random) {
    this.language = language;
    this.grammar = grammar(language);
    this.random = random;
  }

  String language() {
    return language;
  }

  static Grammar grammar(String language) {
    return language.equals("zh") ? CHINESE : ENGLISH;
  }

  /** A sentence of a rule; pairs bind names to text. */
  String say(String rule, String... pairs) {
    var bound = new HashMap<String, String>();
    for (var i = 0; i < pairs.length; i += 2) {
      bound.put(pairs[i], pairs[i + 1]);
    }
    return grammar.expand(rule, name -> bound.getOrDefault(name, invented(name)), random);
  }

  private @Nullable String invented(String name) {
    return switch (name) {
      case "made", "made2" -> made();
      case "code" -> Names.code(random);
      case "number" -> number();
      default -> null;
    };
  }

  /** A new name, or one that the task already knows: things share names in life too. */
  private String made() {
    if (!known.isEmpty() && random.nextInt(4) == 0) {
      return Grammar.pick(known, random);
    }
    var name = language.equals("zh") ? Names.chinese(random) : Names.english(random);
    known.add(name);
    return name;
  }

  private String number() {
    var whole = random.nextInt(random.nextBoolean() ? 10 : 400);
    return random.nextBoolean() ? whole + "." + random.nextInt(10) : Integer.toString(whole);
  }

  /** Things listed in the language, {@code and} or {@code or} before the last. */
  String list(List<String> items, String conjunction) {
    var out = new StringBuilder(items.getFirst());
    for (var i = 1; i < items.size(); i++) {
      out.append(i + 1 < items.size() ? say("comma") : say(conjunction)).append(items.get(i));
    }
    return out.toString();
  }

  String join(List<String> sentences) {
    return String.join(language.equals("zh") ? "" : " ", sentences);
  }

  String colon() {
    return language.equals("zh") ? "：" : ": ";
  }

  /** Two sentences as one. */
  String together(String first, String second) {
    if (language.equals("zh")) {
      return first.substring(0, first.length() - 1) + (random.nextBoolean() ? "；" : "，") + second;
    }
    var start = second.startsWith("<") ? second : decapitalised(second);
    return first.substring(0, first.length() - 1) + "; " + start;
  }

  private static String decapitalised(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
