package org.vademecum.serving.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.vademecum.student.gguf.GgufFile;
import org.vademecum.student.gguf.GgufMetadata;
import org.vademecum.student.gguf.GgufValue;
import org.vademecum.student.gguf.GgufWriter;

/** A tiny Qwen2 with random weights as a chat model's maker would publish it. */
final class ChatModel {
  private static final Path WEIGHTS =
      Path.of("../student-model/src/test/resources/models/qwen2-f32.gguf").toAbsolutePath();
  private static final String TEMPLATE =
      "{% for m in messages %}{{ '<|im_start|>' + m.role }}{% endfor %}";

  private ChatModel() {}

  /**
   * Writes the file: a chat template, ChatML's tokens, room for long prompts, and no token for a
   * tilde.
   */
  static Path write(Path to) {
    try (var file = GgufFile.open(WEIGHTS)) {
      var values = new LinkedHashMap<>(file.metadata().values());
      var tokens = new ArrayList<>(file.metadata().texts("tokenizer.ggml.tokens").orElseThrow());
      var types =
          new ArrayList<>(file.metadata().wholes("tokenizer.ggml.token_type").orElseThrow());
      var begin = types.indexOf(3);
      var end = begin + 1 + types.subList(begin + 1, types.size()).indexOf(3);
      tokens.set(begin, "<|im_start|>");
      tokens.set(end, "<|im_end|>");
      types.set(tokens.indexOf("~"), 5);
      values.put("tokenizer.ggml.tokens", GgufValue.texts(tokens));
      values.put("tokenizer.ggml.token_type", GgufValue.wholes(types));
      values.put("tokenizer.ggml.eos_token_id", new GgufValue.Whole(end));
      values.put("tokenizer.chat_template", new GgufValue.Text(TEMPLATE));
      values.put("qwen2.context_length", new GgufValue.Whole(2048));
      var tensors =
          file.tensors().values().stream()
              .map(t -> new GgufWriter.Source(t.name(), t.dimensions(), t.type(), t::values))
              .toList();
      GgufWriter.write(to, new GgufMetadata(values), tensors);
      return to;
    }
  }
}
