package org.vademecum.student;

import java.nio.file.Path;
import java.util.Optional;
import org.vademecum.cli.Fault;
import org.vademecum.student.chat.ChatTemplate;
import org.vademecum.student.checkpoint.Checkpoint;
import org.vademecum.student.checkpoint.ModelConfig;
import org.vademecum.student.forward.Transformer;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * A student that is ready to use: its shape, its tokenizer and its weights. Open it once and share
 * it; it never changes. Text comes out of it by {@link org.vademecum.student.sample.Generator}.
 */
public record StudentModel(
    ModelConfig config,
    Tokenizer tokenizer,
    Transformer transformer,
    Optional<String> chatTemplate) {

  /**
   * Opens a GGUF file, or a Hugging Face folder, and takes its weights into memory.
   *
   * @throws Fault of type {@code not-readable}, {@code faulty-gguf}, {@code faulty-model}, {@code
   *     faulty-tokenizer} or {@code unsupported-...} that names what is wrong
   */
  public static StudentModel open(Path path) {
    try (var checkpoint = Checkpoint.open(path)) {
      return new StudentModel(
          checkpoint.config(),
          new Tokenizer(checkpoint.tokenizer()),
          Transformer.load(checkpoint),
          checkpoint.chatTemplate());
    }
  }

  /**
   * How this model writes conversations; empty where its files do not say.
   *
   * @throws Fault of type {@code unsupported-chat-template} when they say what is not known
   */
  public Optional<ChatTemplate> chat() {
    return chatTemplate.map(ChatTemplate::of);
  }
}
