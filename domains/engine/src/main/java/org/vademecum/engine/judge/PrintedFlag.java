package org.vademecum.engine.judge;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Numbers;

/** What a printed mark says: HL7 table 0078, arrows, and words of both languages. */
enum PrintedFlag {
  NONE,
  NORMAL,
  LOW,
  HIGH,
  CRITICAL_LOW,
  CRITICAL_HIGH,
  CRITICAL,
  ABNORMAL;

  static PrintedFlag read(@Nullable String printed) {
    if (printed == null || printed.isBlank()) {
      return NONE;
    }
    var text = Numbers.fold(printed).toUpperCase(Locale.ROOT).replaceAll("[\\s()\\[\\]]", "");
    return switch (text) {
      case "N", "NORMAL", "正常", "-", "--" -> NORMAL;
      case "L", "LOW", "↓", "低", "偏低", "降低", "减低" -> LOW;
      case "H", "HIGH", "↑", "高", "偏高", "升高", "增高" -> HIGH;
      case "LL", "↓↓", "↓↓↓", "<", "*L", "L*", "LC", "CL", "危急低", "PANICLOW", "CRITICALLOW" ->
          CRITICAL_LOW;
      case "HH", "↑↑", "↑↑↑", ">", "*H", "H*", "HC", "CH", "危急高", "PANICHIGH", "CRITICALHIGH" ->
          CRITICAL_HIGH;
      case "AA", "C", "CRIT", "CRITICAL", "PANIC", "危急", "危急值", "!!", "**" -> CRITICAL;
      case "A", "ABN", "ABNORMAL", "*", "异常", "POS", "POSITIVE", "阳性", "+", "!" -> ABNORMAL;
      default -> NONE;
    };
  }

  boolean critical() {
    return this == CRITICAL_LOW || this == CRITICAL_HIGH || this == CRITICAL;
  }

  /** The flag that stands where no interval can decide. */
  Flag alone() {
    return switch (this) {
      case NONE -> Flag.UNJUDGED;
      case NORMAL -> Flag.N;
      case LOW -> Flag.L;
      case HIGH -> Flag.H;
      case CRITICAL_LOW -> Flag.LL;
      case CRITICAL_HIGH, CRITICAL -> Flag.HH;
      case ABNORMAL -> Flag.A;
    };
  }

  /** Whether it says the opposite of a flag that the interval gave. */
  boolean contradicts(Flag flag) {
    return switch (this) {
      case NONE -> false;
      case NORMAL -> flag.outside();
      case LOW, CRITICAL_LOW -> !flag.low();
      case HIGH, CRITICAL_HIGH -> !flag.high();
      case ABNORMAL, CRITICAL -> !flag.outside();
    };
  }
}
