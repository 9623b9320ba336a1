package org.vademecum.distill;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vademecum.cli.Fault;
import picocli.CommandLine;

class DistillCommandTest {
  @Test
  void aTeacherThatCannotBeAskedYetIsNamed() {
    assertThatThrownBy(() -> run("lab-report", "--teacher", "openai:http://localhost:1"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("training cannot ask this teacher yet: openai:http://localhost:1");
  }

  @Test
  void anUnknownPackIsNamed() {
    assertThatThrownBy(() -> run("no-such-pack"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no such pack: no-such-pack");
  }

  private static void run(String... args) {
    var command = new DistillCommand();
    new CommandLine(command).parseArgs(args);
    command.call();
  }
}
