package org.vademecum.serving.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.CommandRunner;

class ServeCommandTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_port_in_use_is_named_and_exits_3() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(socket.getLocalPort());
      assertThat(run("anything", "--port", port)).isEqualTo(3);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .startsWith("vade: cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void a_pack_that_is_not_there_is_named_and_exits_2() {
    assertThat(run("no-such-pack", "--port", "0")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such pack: no-such-pack");
  }

  private int run(String... args) {
    var out = new PrintStream(err, true, StandardCharsets.UTF_8);
    return CommandRunner.run(new ServeCommand(), out, args);
  }
}
