package org.vademecum.corpus;

/**
 * A dropped document, for people to see whether the reason is right.
 *
 * @param text its beginning, de-identified
 */
record Example(DropReason reason, String id, String detail, String text) {}
