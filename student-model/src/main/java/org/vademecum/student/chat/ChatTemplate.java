package org.vademecum.student.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vademecum.cli.Fault;
import org.vademecum.student.chat.ChatMessage.Role;
import org.vademecum.student.tokenizer.PromptPart;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * A model's way of writing conversations, recognised from the template in its file (GGUF's {@code
 * tokenizer.chat_template}, {@code chat_template} of {@code tokenizer_config.json}): ChatML, Llama
 * 3, Llama 2, Zephyr and Mistral. A ChatML template's own system message is used where a
 * conversation has none; a model that would think aloud is told that it has thought.
 */
public final class ChatTemplate {
  // A system message written out in the template, in Jinja's quotes or bare.
  private static final Pattern DEFAULT_SYSTEM =
      Pattern.compile("<\\|im_start\\|>system(?:\\\\n|\n)([^'\"{}<\\\\]{1,400})<\\|im_end\\|>");
  private static final String THOUGHT = "<think>\n\n</think>\n\n";

  private final ChatFormat format;
  private final String system;
  private final String answer;

  private ChatTemplate(ChatFormat format, String system, String answer) {
    this.format = format;
    this.system = system;
    this.answer = answer;
  }

  /**
   * Recognises a template.
   *
   * @throws Fault of type {@code unsupported-chat-template} for one that is not known
   */
  public static ChatTemplate of(String template) {
    var format =
        ChatFormat.of(template)
            .orElseThrow(
                () ->
                    Fault.input(
                        "unsupported-chat-template",
                        "the model's chat template is not known: " + beginning(template),
                        "use a model with the template of ChatML, Llama 2, Llama 3, Zephyr or"
                            + " Mistral"));
    var system = DEFAULT_SYSTEM.matcher(template);
    var thinks = template.contains("enable_thinking");
    return new ChatTemplate(format, system.find() ? system.group(1) : "", thinks ? THOUGHT : "");
  }

  private static String beginning(String template) {
    var line = template.replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }

  /** The ids of a conversation, up to where the model's answer begins. */
  public int[] encode(Tokenizer tokenizer, List<ChatMessage> messages) {
    var end = tokenizer.eosIds().isEmpty() ? "" : tokenizer.token(tokenizer.eosIds().getFirst());
    return tokenizer.encodePrompt(parts(messages, end));
  }

  /** The text of a conversation, as {@link #encode} takes it apart. */
  List<PromptPart> parts(List<ChatMessage> messages, String end) {
    var all = new ArrayList<>(messages);
    if (!system.isEmpty() && all.stream().noneMatch(m -> m.role() == Role.SYSTEM)) {
      all.addFirst(new ChatMessage(Role.SYSTEM, system));
    }
    var parts = new ArrayList<>(format.parts(all, end));
    parts.add(new PromptPart.Own(answer));
    return parts;
  }
}
