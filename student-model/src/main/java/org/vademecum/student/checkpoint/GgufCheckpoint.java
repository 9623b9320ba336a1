package org.vademecum.student.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vademecum.cli.Fault;
import org.vademecum.student.gguf.GgufFile;
import org.vademecum.student.gguf.GgufMetadata;
import org.vademecum.student.gguf.GgufTensor;
import org.vademecum.student.gguf.GgufValue;
import org.vademecum.student.tokenizer.GgufTokenizer;
import org.vademecum.student.tokenizer.TokenizerSpec;

/** A GGUF file as a checkpoint. */
public final class GgufCheckpoint implements Checkpoint {
  private final GgufFile file;
  private final ModelConfig config;
  private final TokenizerSpec tokenizer;

  private GgufCheckpoint(GgufFile file) {
    this.file = file;
    this.config = config(file);
    this.tokenizer = GgufTokenizer.read(file.metadata());
    if (tokenizer.tokens().size() != config.vocabulary()) {
      throw faulty("tokens and embedding differ in number: " + tokenizer.tokens().size());
    }
  }

  /**
   * Opens a file; its tensors stay on disk until they are read.
   *
   * @throws Fault of type {@code faulty-gguf}, {@code faulty-model} or {@code unsupported-model}
   */
  public static GgufCheckpoint open(Path path) {
    var file = GgufFile.open(path);
    try {
      return new GgufCheckpoint(file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static ModelConfig config(GgufFile file) {
    var metadata = file.metadata();
    var id = metadata.requireText("general.architecture");
    var architecture =
        Architecture.ofId(id).orElseThrow(() -> unsupported("the architecture is not read: " + id));
    var keys = id + ".";
    var hidden = metadata.requireWhole(keys + "embedding_length");
    var heads = metadata.requireWhole(keys + "attention.head_count");
    var headDimension =
        metadata.whole(keys + "attention.key_length").orElse(hidden / Math.max(heads, 1));
    checkSupported(metadata, keys, headDimension);
    return new ModelConfig(
        architecture,
        file.tensor(TensorNames.EMBEDDING).rows(),
        hidden,
        metadata.requireWhole(keys + "block_count"),
        heads,
        metadata.whole(keys + "attention.head_count_kv").orElse(heads),
        headDimension,
        metadata.requireWhole(keys + "feed_forward_length"),
        metadata.requireWhole(keys + "context_length"),
        metadata.real(keys + "attention.layer_norm_rms_epsilon").orElse(1e-6).floatValue(),
        metadata.real(keys + "rope.freq_base").orElse(10000.0).floatValue(),
        metadata.real(keys + "rope.scaling.factor").orElse(1.0).floatValue());
  }

  private static void checkSupported(GgufMetadata metadata, String keys, int headDimension) {
    var rotated = metadata.whole(keys + "rope.dimension_count").orElse(headDimension);
    if (rotated != headDimension) {
      throw unsupported("a part of each head is rotated only: " + rotated);
    }
    var valueLength = metadata.whole(keys + "attention.value_length").orElse(headDimension);
    if (valueLength != headDimension) {
      throw unsupported("value heads differ from key heads in width: " + valueLength);
    }
    var scaling = metadata.text(keys + "rope.scaling.type").orElse("none");
    if (!scaling.equals("none") && !scaling.equals("linear")) {
      throw unsupported("the rotary positions are scaled in a way that is not known: " + scaling);
    }
    if (metadata.whole(keys + "expert_count").orElse(0) > 0) {
      throw unsupported("the model is a mixture of experts: " + keys);
    }
  }

  /** The metadata for a model's shape. */
  static Map<String, GgufValue> metadata(ModelConfig config) {
    var keys = config.architecture().id() + ".";
    var values = new LinkedHashMap<String, GgufValue>();
    values.put("general.architecture", new GgufValue.Text(config.architecture().id()));
    values.put(keys + "vocab_size", new GgufValue.Whole(config.vocabulary()));
    values.put(keys + "context_length", new GgufValue.Whole(config.context()));
    values.put(keys + "embedding_length", new GgufValue.Whole(config.hidden()));
    values.put(keys + "block_count", new GgufValue.Whole(config.layers()));
    values.put(keys + "feed_forward_length", new GgufValue.Whole(config.feedForward()));
    values.put(keys + "attention.head_count", new GgufValue.Whole(config.heads()));
    values.put(keys + "attention.head_count_kv", new GgufValue.Whole(config.keyValueHeads()));
    values.put(keys + "attention.key_length", new GgufValue.Whole(config.headDimension()));
    values.put(keys + "attention.value_length", new GgufValue.Whole(config.headDimension()));
    values.put(keys + "attention.layer_norm_rms_epsilon", new GgufValue.Real(config.normEpsilon()));
    values.put(keys + "rope.dimension_count", new GgufValue.Whole(config.headDimension()));
    values.put(keys + "rope.freq_base", new GgufValue.Real(config.ropeTheta()));
    if (config.ropeScale() != 1) {
      values.put(keys + "rope.scaling.type", new GgufValue.Text("linear"));
      values.put(keys + "rope.scaling.factor", new GgufValue.Real(config.ropeScale()));
    }
    return values;
  }

  @Override
  public ModelConfig config() {
    return config;
  }

  @Override
  public TokenizerSpec tokenizer() {
    return tokenizer;
  }

  @Override
  public Optional<String> chatTemplate() {
    return file.metadata().text("tokenizer.chat_template");
  }

  @Override
  public Set<String> names() {
    return file.tensors().keySet();
  }

  @Override
  public Tensor tensor(String name) {
    return new Stored(file.tensor(name));
  }

  @Override
  public void close() {
    file.close();
  }

  /** A tensor of the file, whose stored blocks can be taken as they are. */
  public record Stored(GgufTensor tensor) implements Tensor {
    @Override
    public int rows() {
      return tensor.rows();
    }

    @Override
    public int columns() {
      return tensor.columns();
    }

    @Override
    public float[] values() {
      return tensor.values();
    }
  }

  private static Fault unsupported(String detail) {
    return Fault.input("unsupported-model", detail, "use a Llama, Qwen2 or Qwen3 model");
  }

  private static Fault faulty(String detail) {
    return Fault.input("faulty-model", detail, "download or export the file again");
  }
}
