package org.vademecum.student.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.safetensors.SafetensorsFile;
import org.vademecum.student.tokenizer.TokenizerJson;
import org.vademecum.student.tokenizer.TokenizerSpec;

/**
 * A Hugging Face folder (config.json, safetensors, tokenizer.json) as a checkpoint. What its
 * configuration asks for and the engine does not do, such as a sliding window, is a fault.
 */
public final class HuggingFaceFolder implements Checkpoint {
  private final ModelConfig config;
  private final TokenizerSpec tokenizer;
  private final Optional<String> chatTemplate;
  private final SafetensorsFile safetensors;
  private final Map<String, String> huggingFaceNames = new LinkedHashMap<>();
  private final Map<String, float[]> computed = new LinkedHashMap<>();

  private HuggingFaceFolder(Path folder, JsonNode json) {
    safetensors = SafetensorsFile.open(folder);
    config = HuggingFaceConfig.read(json);
    tokenizer = TokenizerJson.read(folder, config.vocabulary());
    chatTemplate = TokenizerJson.chatTemplate(folder);
    for (var name : safetensors.names()) {
      if (name.endsWith("rotary_emb.inv_freq")) {
        continue; // older checkpoints store the wavelengths that the configuration already gives
      }
      var known =
          TensorNames.ofHuggingFace(name)
              .orElseThrow(
                  () ->
                      Fault.input(
                          "unsupported-model",
                          "the checkpoint has a tensor that is not known: " + name,
                          "use a Llama, Qwen2 or Qwen3 model"));
      huggingFaceNames.put(known, name);
    }
    if (json.path("tie_word_embeddings").asBoolean(false)) {
      huggingFaceNames.remove(TensorNames.OUTPUT);
    } else if (!huggingFaceNames.containsKey(TensorNames.OUTPUT)) {
      throw Fault.input(
          "faulty-model",
          "the checkpoint lacks its untied output: lm_head.weight",
          "save it again");
    }
    HuggingFaceConfig.ropeFactors(json, config)
        .ifPresent(factors -> computed.put(TensorNames.ROPE_FACTORS, factors));
  }

  /**
   * Opens a folder; tensors are read when they are asked for.
   *
   * @throws Fault of type {@code not-a-model} without a config.json, {@code unsupported-model} for
   *     other families and features
   */
  public static HuggingFaceFolder open(Path folder) {
    var file = folder.resolve("config.json");
    try {
      return new HuggingFaceFolder(folder, Json.read(Files.readString(file), file.toString()));
    } catch (IOException e) {
      throw Fault.input(
          "not-a-model", "the folder has no readable config.json: " + folder, "give a model", e);
    }
  }

  @Override
  public ModelConfig config() {
    return config;
  }

  @Override
  public TokenizerSpec tokenizer() {
    return tokenizer;
  }

  /** The safetensors under Hugging Face's own names and in its row order. */
  public SafetensorsFile safetensors() {
    return safetensors;
  }

  @Override
  public Optional<String> chatTemplate() {
    return chatTemplate;
  }

  @Override
  public Set<String> names() {
    var names = new java.util.LinkedHashSet<>(huggingFaceNames.keySet());
    names.addAll(computed.keySet());
    return Collections.unmodifiableSet(names);
  }

  @Override
  public Tensor tensor(String name) {
    var values = computed.get(name);
    if (values != null) {
      return new Loaded(1, values.length, values);
    }
    var stored = huggingFaceNames.get(name);
    if (stored == null) {
      throw Fault.input("faulty-model", "the checkpoint lacks: " + name, "save it again");
    }
    var shape = safetensors.shape(stored);
    if (shape.length < 1 || shape.length > 2) {
      throw Fault.input("faulty-model", "a tensor has not 1 or 2 dimensions: " + stored, "save it");
    }
    return new Stored(stored, name, shape.length == 1 ? 1 : shape[0], shape[shape.length - 1]);
  }

  @Override
  public void close() {
    // Holds no open file.
  }

  private record Loaded(int rows, int columns, float[] values) implements Tensor {}

  private final class Stored implements Tensor {
    private final String stored;
    private final String name;
    private final int rows;
    private final int columns;

    Stored(String stored, String name, int rows, int columns) {
      this.stored = stored;
      this.name = name;
      this.rows = rows;
      this.columns = columns;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public int columns() {
      return columns;
    }

    @Override
    public float[] values() {
      var values = safetensors.read(stored);
      var rotates = name.contains(".attn_q.") || name.contains(".attn_k.");
      if (config.architecture() != Architecture.LLAMA || !rotates) {
        return values;
      }
      var vector = rows == 1; // a bias has one value a row
      return RotaryOrder.interleave(
          values, vector ? columns : rows, vector ? 1 : columns, config.headDimension());
    }
  }
}
