package org.vademecum.cli;

/** The exit codes that every command keeps to. */
public enum ExitCode {
  DONE(0),
  /** A gate or a check failed. */
  CHECK_FAILED(1),
  /** Wrong usage, or a faulty pack or input file. */
  FAULTY_INPUT(2),
  /** A resource is missing or full: database, disk, memory, endpoint. */
  RESOURCE_MISSING(3),
  /** A bug in Vademecum. */
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
