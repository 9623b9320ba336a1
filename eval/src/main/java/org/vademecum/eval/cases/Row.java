package org.vademecum.eval.cases;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One record of a published file.
 *
 * @param place the file's name and the line, as messages give it
 * @param number counted from 1 within the file
 */
record Row(JsonNode fields, String place, int number) {
  /**
   * A text that must be there.
   *
   * @throws FaultyRow where it is missing or empty
   */
  String text(String field) {
    var value = fields.path(field);
    if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
      throw new FaultyRow("no " + field);
    }
    return value.asText();
  }

  boolean has(String... names) {
    for (var name : names) {
      if (!fields.has(name)) {
        return false;
      }
    }
    return true;
  }

  /** A record that can't be used, and why. */
  static final class FaultyRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultyRow(String why) {
      super(why);
    }
  }
}
