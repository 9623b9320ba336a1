package org.vademecum.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can act on: what failed with the offending value, and the remedy. Commands
 * print it in two lines without a stack trace and exit with its code; the service turns it into a
 * problem document.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String type;
  private final String remedy;

  private Fault(
      ExitCode exitCode, String type, String detail, String remedy, @Nullable Throwable cause) {
    super(detail, cause);
    this.exitCode = Objects.requireNonNull(exitCode);
    this.type = Objects.requireNonNull(type);
    this.remedy = Objects.requireNonNull(remedy);
  }

  /**
   * A faulty input or wrong usage (exit code 2).
   *
   * @param type a stable kebab-case name such as {@code not-a-report}
   * @param detail what failed, ending in the offending value
   * @param remedy what the user can do
   */
  public static Fault input(String type, String detail, String remedy) {
    return new Fault(ExitCode.FAULTY_INPUT, type, detail, remedy, null);
  }

  /** As {@link #input(String, String, String)}, with the exception that revealed it. */
  public static Fault input(String type, String detail, String remedy, Throwable cause) {
    return new Fault(ExitCode.FAULTY_INPUT, type, detail, remedy, cause);
  }

  /** A resource that is missing or full (exit code 3). */
  public static Fault resource(String type, String detail, String remedy) {
    return new Fault(ExitCode.RESOURCE_MISSING, type, detail, remedy, null);
  }

  /** As {@link #resource(String, String, String)}, with the exception that revealed it. */
  public static Fault resource(String type, String detail, String remedy, Throwable cause) {
    return new Fault(ExitCode.RESOURCE_MISSING, type, detail, remedy, cause);
  }

  /** A gate or check that failed (exit code 1). */
  public static Fault check(String type, String detail, String remedy) {
    return new Fault(ExitCode.CHECK_FAILED, type, detail, remedy, null);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public String type() {
    return type;
  }

  public String detail() {
    return Objects.requireNonNullElse(getMessage(), type);
  }

  public String remedy() {
    return remedy;
  }
}
