package org.vademecum.rag;

/**
 * One term of a text.
 *
 * @param term as indexed and queried
 * @param position counted from 0; several tokens may stand at one position
 * @param content whether it can tell texts apart; false for function words
 * @param named whether it lies inside a name that the pack knows, which has a token of its own
 */
record Token(String term, Kind kind, int position, boolean content, boolean named) {
  /** What a term is, which decides how much a match counts. */
  enum Kind {
    WORD,
    NUMBER,
    CODE,
    /** A piece of a code. */
    PART,
    /** The beginning of a long word, which its inflections and relatives share. */
    BEGINNING,
    HAN,
    HAN_PAIR,
    /** A known name, in whichever of its forms: {@code obs:} and the code or id. */
    NAME,
    /** A word that says high, low or abnormal: {@code dir:} and the direction. */
    DIRECTION
  }
}
