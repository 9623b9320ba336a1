package org.vademecum.eval;

import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;

/** A bearer token from the environment, so that it stands in no command line and no file. */
final class BearerKey {
  private BearerKey() {}

  /**
   * The token that a variable holds; null where none is named.
   *
   * @throws Fault of type {@code no-key}
   */
  static @Nullable String of(@Nullable String variable) {
    if (variable == null) {
      return null;
    }
    var key = System.getenv(variable);
    if (key == null || key.isBlank()) {
      throw Fault.input(
          "no-key", "not set in the environment: " + variable, "export it, or leave the option");
    }
    return key.strip();
  }
}
