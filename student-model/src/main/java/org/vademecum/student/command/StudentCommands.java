package org.vademecum.student.command;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.student.bench.BenchCommand;
import picocli.CommandLine.Command;

/** The entry point of this module: the first argument is the name of a command. */
public final class StudentCommands {
  private StudentCommands() {}

  public static void main(String... args) {
    if (args.length == 0) {
      System.err.println("vade: no command was given");
      System.err.println("  remedy: use export, generate, logits or bench");
      System.exit(ExitCode.FAULTY_INPUT.code());
    }
    CommandRunner.main(command(args[0]), Arrays.copyOfRange(args, 1, args.length));
  }

  static Callable<Integer> command(String name) {
    return switch (name) {
      case "export" -> new ExportCommand();
      case "generate" -> new GenerateCommand();
      case "logits" -> new LogitsCommand();
      case "bench" -> new BenchCommand();
      default -> new UnknownCommand(name);
    };
  }

  /** What an unknown name runs: a fault that names it. */
  @Command(name = "student")
  private static final class UnknownCommand implements Callable<Integer> {
    private final String name;

    UnknownCommand(String name) {
      this.name = name;
    }

    @Override
    public Integer call() {
      throw Fault.input(
          "unknown-command",
          "there is no such command: " + name,
          "use export, generate, logits or bench");
    }
  }
}
