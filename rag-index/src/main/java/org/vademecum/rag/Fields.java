package org.vademecum.rag;

/** Names of the fields of an indexed document. */
final class Fields {
  static final String ID = "id";
  static final String DOCUMENT = "document";
  static final String KIND = "kind";
  static final String LANGUAGE = "language";
  static final String TITLE = "title";
  static final String TEXT = "text";
  static final String SOURCE = "source";
  static final String EDITION = "edition";

  /** What it speaks of, the main subject included. */
  static final String ABOUT = "about";

  /** The same without the directions. */
  static final String ABOUT_CODE = "aboutCode";

  /** Its main subject. */
  static final String MAIN = "main";

  /** Its main subject without the direction. */
  static final String MAIN_CODE = "mainCode";

  static final String VECTOR = "hashedNgrams512";

  /** Keys of the commit's data. */
  static final String FORMAT = "vademecum.format";

  static final String NAMES = "vademecum.names";
  static final String WEIGHTS = "vademecum.weights";

  /** Changes whenever terms or fields do, so that an older index is refused and made again. */
  static final String FORMAT_VERSION = "2";

  private Fields() {}
}
