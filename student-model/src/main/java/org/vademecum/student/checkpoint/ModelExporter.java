package org.vademecum.student.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.vademecum.cli.Fault;
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.gguf.GgufMetadata;
import org.vademecum.student.gguf.GgufValue;
import org.vademecum.student.gguf.GgufWriter;
import org.vademecum.student.safetensors.DType;
import org.vademecum.student.safetensors.FloatTensor;
import org.vademecum.student.safetensors.SafetensorsWriter;
import org.vademecum.student.tokenizer.GgufTokenizer;

/**
 * Converts a Hugging Face folder to one file: GGUF, which {@code StudentModel} and llama.cpp load,
 * or safetensors of another precision. Matrices get the type that is asked for; norms and biases
 * stay F32. A matrix whose rows are not made of whole blocks is stored in F16 instead, as llama.cpp
 * does.
 */
public final class ModelExporter {
  private ModelExporter() {}

  /**
   * Writes a GGUF file.
   *
   * @param folder with config.json, safetensors and tokenizer.json
   * @param type of the matrices: F32, F16, Q8_0 or Q4_0
   */
  public static void toGguf(Path folder, Path out, GgmlType type) {
    try (var checkpoint = HuggingFaceFolder.open(folder)) {
      var values = new LinkedHashMap<String, GgufValue>();
      values.putAll(GgufCheckpoint.metadata(checkpoint.config()));
      values.put("general.name", new GgufValue.Text(name(folder)));
      values.put("general.file_type", new GgufValue.Whole(type.fileType()));
      if (type.block() > 1) {
        values.put("general.quantization_version", new GgufValue.Whole(2));
      }
      values.putAll(GgufTokenizer.write(checkpoint.tokenizer()));
      var tensors = new ArrayList<GgufWriter.Source>();
      for (var name : checkpoint.names()) {
        tensors.add(source(name, checkpoint.tensor(name), type));
      }
      GgufWriter.write(out, new GgufMetadata(values), tensors);
    }
  }

  /** Writes all tensors of a folder, under their own names, to one safetensors file. */
  public static void toSafetensors(Path folder, Path out, DType dtype) {
    try (var checkpoint = HuggingFaceFolder.open(folder)) {
      var file = checkpoint.safetensors();
      var tensors = new LinkedHashMap<String, FloatTensor>();
      for (var name : file.names()) {
        tensors.put(name, new FloatTensor(file.shape(name), file.read(name)));
      }
      SafetensorsWriter.write(out, tensors, dtype);
    }
  }

  /** The precision that loses nothing: F16 where all of a folder is stored so, F32 otherwise. */
  public static DType storedPrecision(Path folder) {
    try (var checkpoint = HuggingFaceFolder.open(folder)) {
      var file = checkpoint.safetensors();
      var half = file.names().stream().allMatch(name -> file.dtype(name) == DType.F16);
      return half ? DType.F16 : DType.F32;
    }
  }

  private static GgufWriter.Source source(String name, Checkpoint.Tensor tensor, GgmlType type) {
    if (tensor.rows() == 1) {
      return new GgufWriter.Source(
          name, new int[] {tensor.columns()}, GgmlType.F32, tensor::values);
    }
    var fitting = tensor.columns() % type.block() == 0 ? type : GgmlType.F16;
    return new GgufWriter.Source(
        name, new int[] {tensor.columns(), tensor.rows()}, fitting, tensor::values);
  }

  private static String name(Path folder) {
    var name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "student" : name.toString();
  }

  /**
   * The type for a {@code --quant} argument.
   *
   * @throws Fault of type {@code unknown-quantisation}
   */
  public static GgmlType type(String quant) {
    var allowed = List.of(GgmlType.F32, GgmlType.F16, GgmlType.Q8_0, GgmlType.Q4_0);
    return allowed.stream()
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(quant.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.input(
                    "unknown-quantisation",
                    "the quantisation is not known: " + quant,
                    "use f32, f16, q8_0 or q4_0"));
  }
}
