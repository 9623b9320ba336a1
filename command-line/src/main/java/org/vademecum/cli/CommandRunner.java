package org.vademecum.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/**
 * Runs one picocli command the way every Vademecum command behaves: a {@link Fault} becomes two
 * lines on stderr and its exit code, an {@link OutOfMemoryError} exit code 3, anything else exit
 * code 70; {@code --verbose} anywhere on the line adds the stack trace.
 */
public final class CommandRunner {
  private static final Logger LIBRARIES = Logger.getLogger("org.apache.lucene");

  private CommandRunner() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(Callable<Integer> command, String... args) {
    // Held, because a logger that nobody holds forgets its level.
    LIBRARIES.setLevel(Level.WARNING);
    System.exit(run(command, System.err, args));
  }

  /** Runs the command and returns its exit code; messages go to {@code err}. */
  public static int run(Callable<Integer> command, PrintStream err, String... args) {
    var verbose = List.of(args).contains("--verbose");
    var words = List.of(args).stream().filter(a -> !a.equals("--verbose")).toArray(String[]::new);
    var line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (exception, ignored) -> {
          err.println("vade: " + exception.getMessage());
          err.println("  remedy: vade " + exception.getCommandLine().getCommandName() + " --help");
          return ExitCode.FAULTY_INPUT.code();
        });
    line.setExecutionExceptionHandler(
        (exception, ignored, parsed) -> report(exception, err, verbose));
    try {
      return line.execute(words);
    } catch (Error error) {
      return report(error, err, verbose);
    }
  }

  static int report(Throwable problem, PrintStream err, boolean verbose) {
    ExitCode exitCode;
    switch (problem) {
      case Fault fault -> {
        err.println("vade: " + fault.detail());
        err.println("  remedy: " + fault.remedy());
        exitCode = fault.exitCode();
      }
      case OutOfMemoryError memory -> {
        err.println("vade: out of memory: " + memory.getMessage());
        err.println("  remedy: close other programs, or give the JVM more with VADE_JAVA_OPTIONS");
        exitCode = ExitCode.RESOURCE_MISSING;
      }
      default -> {
        err.println(
            "vade: a bug in Vademecum: "
                + problem.getClass().getSimpleName()
                + " at "
                + place(problem));
        err.println("  remedy: run again with --verbose and report what it prints");
        exitCode = ExitCode.BUG;
      }
    }
    if (verbose) {
      problem.printStackTrace(err);
    }
    return exitCode.code();
  }

  // The message of an unforeseen exception may hold text of a report, so only its place is shown.
  private static String place(Throwable problem) {
    var trace = problem.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }
}
