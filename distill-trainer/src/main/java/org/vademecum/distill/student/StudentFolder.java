package org.vademecum.distill.student;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.distill.student.StudentShape.Family;
import org.vademecum.student.checkpoint.HuggingFaceFolder;
import org.vademecum.student.safetensors.DType;
import org.vademecum.student.safetensors.FloatTensor;
import org.vademecum.student.safetensors.SafetensorsWriter;

/**
 * A student's folder as transformers' AutoModelForCausalLM and AutoTokenizer load it: weights,
 * configuration and tokenizer. Reads students of the Llama family to train them further.
 */
public final class StudentFolder {
  private static final List<String> TOKENIZER = List.of("tokenizer.json", "tokenizer_config.json");

  /** What training starts from. */
  public record Student(StudentShape shape, SequencedMap<String, FloatTensor> weights) {}

  private StudentFolder() {}

  /**
   * Reads a folder with tied embeddings and plain rotary positions.
   *
   * @throws Fault of type {@code unsupported-base} for what cannot be trained here
   */
  public static Student read(Path folder) {
    try (var checkpoint = HuggingFaceFolder.open(folder)) {
      var config = checkpoint.config();
      var file = checkpoint.safetensors();
      if (file.names().contains("lm_head.weight") && !tied(folder)) {
        throw unsupported("its output matrix is not tied to its embedding", folder);
      }
      if (config.ropeScale() != 1 || checkpoint.names().contains("rope_freqs.weight")) {
        throw unsupported("its rotary positions are scaled", folder);
      }
      var family =
          switch (config.architecture()) {
            case LLAMA -> Family.LLAMA;
            case QWEN2 -> Family.QWEN2;
            case QWEN3 -> Family.QWEN3;
          };
      var shape =
          new StudentShape(
              config.vocabulary(),
              config.hidden(),
              config.layers(),
              config.heads(),
              config.keyValueHeads(),
              config.headDimension(),
              config.feedForward(),
              Math.min(config.context(), 512),
              config.ropeTheta(),
              // through its text, so that 1e-6 stays what it was written as
              Double.parseDouble(Float.toString(config.normEpsilon())),
              family);
      var weights = new LinkedHashMap<String, FloatTensor>();
      for (var name : shape.parameters().sequencedKeySet()) {
        if (!file.names().contains(name)) {
          throw unsupported("it lacks " + name, folder);
        }
        weights.put(name, new FloatTensor(file.shape(name), file.read(name)));
      }
      return new Student(shape, weights);
    }
  }

  private static boolean tied(Path folder) {
    return config(folder).path("tie_word_embeddings").asBoolean(false);
  }

  private static JsonNode config(Path folder) {
    var file = folder.resolve("config.json");
    try {
      return Json.read(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw Fault.input("not-a-model", "cannot read " + file, "give a model's folder", e);
    }
  }

  private static Fault unsupported(String why, Path folder) {
    return Fault.input(
        "unsupported-base",
        "this base cannot be trained yet, as " + why + ": " + folder,
        "give a Llama, Qwen2 or Qwen3 folder with tied embeddings, or leave --base out");
  }

  /** Writes weights and configuration. */
  public static void write(
      Path folder, StudentShape shape, Map<String, FloatTensor> weights, DType dtype) {
    try {
      Files.createDirectories(folder);
      SafetensorsWriter.write(folder.resolve("model.safetensors"), weights, dtype);
      Files.writeString(folder.resolve("config.json"), configJson(shape, dtype));
      Files.writeString(folder.resolve("generation_config.json"), generationJson());
    } catch (IOException e) {
      throw notWritable(folder, e);
    }
  }

  /** Takes the tokenizer of another folder. */
  public static void copyTokenizer(Path from, Path to) {
    try {
      Files.createDirectories(to);
      for (var name : TOKENIZER) {
        Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw notWritable(to, e);
    }
  }

  private static Fault notWritable(Path folder, IOException e) {
    return Fault.resource(
        "not-writable",
        "cannot write the student into " + folder,
        "free disk space, or choose another folder with --out",
        e);
  }

  private static String configJson(StudentShape shape, DType dtype) {
    var config = Json.mapper().createObjectNode();
    config.putArray("architectures").add(shape.family().architecture());
    config.put("model_type", shape.family().modelType());
    config.put("vocab_size", shape.vocabulary());
    config.put("hidden_size", shape.hidden());
    config.put("intermediate_size", shape.feedForward());
    config.put("num_hidden_layers", shape.layers());
    config.put("num_attention_heads", shape.heads());
    config.put("num_key_value_heads", shape.keyValueHeads());
    config.put("head_dim", shape.headSize());
    config.put("max_position_embeddings", shape.positions());
    config.put("rms_norm_eps", shape.normEpsilon());
    config.put("rope_theta", shape.ropeTheta());
    config.put("hidden_act", "silu");
    config.put("attention_bias", false).put("attention_dropout", 0.0);
    config.put("tie_word_embeddings", true).put("use_cache", true);
    config.put("use_sliding_window", false).putNull("sliding_window");
    config.put("pad_token_id", 0).put("bos_token_id", 1).put("eos_token_id", 2);
    config.put("torch_dtype", dtype == DType.F16 ? "float16" : "float32");
    return Json.writePretty(config) + "\n";
  }

  private static String generationJson() {
    return Json.writePretty(
            Json.mapper()
                .createObjectNode()
                .put("pad_token_id", 0)
                .put("bos_token_id", 1)
                .put("eos_token_id", 2)
                .put("do_sample", false))
        + "\n";
  }
}
