package org.vademecum.engine.text;

/** A text in both languages. */
public record Localized(String en, String zh) {
  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case ZH -> zh;
    };
  }
}
