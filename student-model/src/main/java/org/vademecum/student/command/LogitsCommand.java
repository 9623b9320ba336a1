package org.vademecum.student.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.student.StudentModel;
import org.vademecum.student.forward.Inference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade logits}: what a model predicts at every position, for comparing implementations. */
@Command(
    name = "logits",
    mixinStandardHelpOptions = true,
    description = "Writes little-endian float32 logits, one row of the vocabulary a position.")
final class LogitsCommand implements Callable<Integer> {
  private static final int CHUNK = 64;

  @Parameters(paramLabel = "MODEL", description = "a GGUF file or a Hugging Face folder")
  private Path model = Path.of("");

  @Option(names = "--tokens", required = true, paramLabel = "IDS", description = "such as 1,2,3")
  private String tokens = "";

  @Option(names = "--threads", defaultValue = "1", paramLabel = "N")
  private int threads;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the file to write")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    var student = StudentModel.open(model);
    var ids = Tokens.parse(tokens);
    Models.check(student, ids, threads);
    try (var inference = student.transformer().inference(CHUNK, threads);
        var stream = new BufferedOutputStream(Files.newOutputStream(out), 1 << 20)) {
      var cache = student.transformer().newCache(ids.length);
      for (var from = 0; from < ids.length; from += CHUNK) {
        var to = Math.min(from + CHUNK, ids.length);
        for (var i = from; i < to; i++) {
          inference.addWithLogits(cache, ids[i]);
        }
        inference.run();
        for (var row = 0; row < to - from; row++) {
          stream.write(bytes(inference, row, student.config().vocabulary()));
        }
      }
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write: " + out, "check the folder", e);
    }
    System.out.println(out);
    return ExitCode.DONE.code();
  }

  private static byte[] bytes(Inference inference, int row, int vocabulary) {
    var buffer = ByteBuffer.allocate(vocabulary * 4).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(inference.logits(), inference.logitsStart(row), vocabulary);
    return buffer.array();
  }
}
