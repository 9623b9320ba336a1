package org.vademecum.rag;

/**
 * How much each kind of match counts: multipliers of BM25 for terms, constant scores for the
 * subjects that a question names by itself.
 *
 * @param title of a match in the title, relative to the text
 * @param hanPair of two Han characters
 * @param han of one
 * @param part of a piece of a code
 * @param beginning of the first letters of a long word
 * @param name of a known name
 * @param direction of a word such as "high"
 * @param main where the passage's main subject is what is named, in the direction that is named
 * @param mainCode the same without the direction
 * @param about where another of its subjects is
 * @param aboutCode the same without the direction
 * @param dense of a cosine beside the lexical score, in the hybrid mode
 */
record Weights(
    float title,
    float hanPair,
    float han,
    float part,
    float beginning,
    float name,
    float direction,
    float main,
    float mainCode,
    float about,
    float aboutCode,
    float dense) {
  /** Chosen on one half of a pack's recorded questions and checked on the other. */
  static final Weights TUNED =
      new Weights(0.6f, 0.95f, 0.2f, 0.3f, 0.3f, 1, 0.5f, 12, 2, 8, 1.5f, 3);

  float of(Token.Kind kind) {
    return switch (kind) {
      case WORD, NUMBER, CODE -> 1;
      case HAN_PAIR -> hanPair;
      case HAN -> han;
      case PART -> part;
      case BEGINNING -> beginning;
      case NAME -> name;
      case DIRECTION -> direction;
    };
  }
}
