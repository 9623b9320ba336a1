package org.vademecum.engine.text;

import java.util.Locale;

/** A language that answers are written in. */
public enum Language {
  EN("en"),
  ZH("zh");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /**
   * The language of a tag such as {@code en} or {@code zh-CN}.
   *
   * @throws IllegalArgumentException for any other language
   */
  public static Language of(String tag) {
    var primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return switch (primary) {
      case "en" -> EN;
      case "zh" -> ZH;
      default -> throw new IllegalArgumentException("not a language of answers (en, zh): " + tag);
    };
  }

  @Override
  public String toString() {
    return tag;
  }
}
