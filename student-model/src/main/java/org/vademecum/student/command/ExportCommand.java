package org.vademecum.student.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.student.checkpoint.ModelExporter;
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.safetensors.DType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade export}: a student's folder as one file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a student as one GGUF or safetensors file.")
final class ExportCommand implements Callable<Integer> {
  enum Format {
    GGUF,
    SAFETENSORS
  }

  @Parameters(paramLabel = "STUDENT_FOLDER", description = "has config.json and model.safetensors")
  private Path folder = Path.of("");

  @Option(names = "--format", required = true, description = "gguf or safetensors")
  private Format format = Format.GGUF;

  @Option(
      names = "--quant",
      paramLabel = "TYPE",
      description = "f32, f16, q8_0 or q4_0 (the last two for gguf); by default what loses nothing")
  private @Nullable String quant;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the file to write")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    var type = quant == null ? null : ModelExporter.type(quant);
    switch (format) {
      case GGUF -> ModelExporter.toGguf(folder, out, type == null ? lossless() : type);
      case SAFETENSORS -> ModelExporter.toSafetensors(folder, out, dtype(type));
    }
    System.out.println(out);
    return ExitCode.DONE.code();
  }

  private GgmlType lossless() {
    return ModelExporter.storedPrecision(folder) == DType.F16 ? GgmlType.F16 : GgmlType.F32;
  }

  private DType dtype(@Nullable GgmlType type) {
    if (type == null) {
      return ModelExporter.storedPrecision(folder);
    }
    return switch (type) {
      case F32 -> DType.F32;
      case F16 -> DType.F16;
      default ->
          throw Fault.input(
              "unknown-quantisation",
              "safetensors are not written in: " + quant,
              "use f32 or f16, or --format gguf");
    };
  }
}
