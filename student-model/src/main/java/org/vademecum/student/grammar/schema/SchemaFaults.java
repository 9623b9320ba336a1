package org.vademecum.student.grammar.schema;

import org.vademecum.cli.Fault;

/** What can be wrong with a schema; each names the place as a JSON pointer. */
final class SchemaFaults {
  private SchemaFaults() {}

  /** A keyword, or a use of it, that can't be turned into a grammar. */
  static Fault unsupported(String what, String pointer) {
    return Fault.input(
        "unsupported-schema",
        what + ": " + pointer,
        "leave it out, or write a grammar; docs/engine.md lists what is supported");
  }

  /** What is no JSON schema. */
  static Fault wrong(String what, String pointer) {
    return Fault.input("wrong-schema", what + ": " + pointer, "correct the schema");
  }

  /** A place at which nothing is valid. */
  static Fault nothingValid(String pointer) {
    return wrong("nothing is valid here", pointer);
  }
}
