package org.vademecum.engine.verify;

/** What a word or phrase of a lexicon does in a sentence; the names are the lexicons' keys. */
enum Cue {
  HIGH,
  LOW,
  RAISING,
  LOWERING,
  NORMAL,
  ABNORMAL,
  POSITIVE,
  NEGATIVE,
  NOT_HIGH,
  NOT_LOW,
  MILD,
  MODERATE,
  SEVERE,
  CRITICAL,
  PENDING,
  NEGATION,
  WITHOUT,
  SOFT_DENIAL,
  NOT_NEGATION,
  HEDGE,
  CERTAIN,
  ADVICE,
  DOSE,
  AMOUNT,
  BELOW,
  ABOVE,
  BELOW_AFTER,
  ABOVE_AFTER,
  REFERENCE,
  COUNTED,
  AND,
  CONTRAST,
  CONDITION,
  THIS_CASE,
  RESULT,
  NUMBER_FOLLOWERS,
  EVENT,
  PEOPLE,
  IDENTITY,
  MORE_THAN,
  CAUSES,
  CAUSED_BY,
  UNIVERSAL,
  UNKNOWN,
  COMPARED,
  TIMES,
  NARRATED,
  ADVERB,
  PROVISO,
  ALMOST,
  PROGNOSIS,
  QUALIFIER;

  /** The lexicon's key: {@code notHigh} for {@code NOT_HIGH}. */
  String key() {
    var key = new StringBuilder();
    for (var part : name().toLowerCase(java.util.Locale.ROOT).split("_", -1)) {
      key.append(key.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return key.toString();
  }

  boolean direction() {
    return switch (this) {
      case HIGH, LOW, RAISING, LOWERING, NORMAL, ABNORMAL, POSITIVE, NEGATIVE, NOT_HIGH, NOT_LOW ->
          true;
      default -> false;
    };
  }

  /** Whether it turns what stands behind it around. */
  boolean denies() {
    return this == NEGATION || this == WITHOUT;
  }

  /** Whether it has no content of its own, so that coverage leaves it out. */
  boolean grammatical() {
    return switch (this) {
      case NEGATION, WITHOUT, HEDGE, CERTAIN, RESULT, REFERENCE, COUNTED, AND, CONTRAST -> true;
      case BELOW, ABOVE, BELOW_AFTER, ABOVE_AFTER, CONDITION, PROVISO, THIS_CASE -> true;
      case PENDING, UNKNOWN, COMPARED, TIMES, CAUSES, CAUSED_BY, IDENTITY, UNIVERSAL -> true;
      default -> false;
    };
  }

  boolean severity() {
    return this == MILD || this == MODERATE || this == SEVERE || this == CRITICAL;
  }
}
