package org.vademecum.student.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vademecum.student.chat.ChatMessage.Role;
import org.vademecum.student.tokenizer.PromptPart;
import org.vademecum.student.tokenizer.PromptPart.Foreign;
import org.vademecum.student.tokenizer.PromptPart.Own;

/**
 * A way of writing conversations that several model families share. {@code %s} in its texts is who
 * speaks, {@code %e} the token that ends an answer.
 */
enum ChatFormat {
  /** Qwen, SmolLM and many others. */
  CHATML("<|im_start|>%s\n", "<|im_end|>\n"),
  LLAMA3("<|start_header_id|>%s<|end_header_id|>\n\n", "<|eot_id|>"),
  /** Zephyr, TinyLlama. */
  ZEPHYR("<|%s|>\n", "%e\n"),
  /** What a system says stands in marks within the first instruction. */
  LLAMA2("<<SYS>>\n", "\n<</SYS>>\n\n", " [/INST]", " ", " %e"),
  /** Mistral's first models: what a system says is a paragraph of the first instruction. */
  MISTRAL("", "\n\n", " [/INST]", "", "%e"),
  /** Mistral's models that know tools. */
  MISTRAL_WITH_TOOLS("", "\n\n", "[/INST]", " ", "%e");

  private final Turns turns;

  ChatFormat(String before, String after) {
    turns = new Headed(before, after);
  }

  ChatFormat(
      String beforeSystem,
      String afterSystem,
      String afterUser,
      String beforeAnswer,
      String afterAnswer) {
    turns = new Instructions(beforeSystem, afterSystem, afterUser, beforeAnswer, afterAnswer);
  }

  /** The format that a template's marks show. */
  static Optional<ChatFormat> of(String template) {
    if (template.contains("<|im_start|>")) {
      return Optional.of(CHATML);
    }
    if (template.contains("<|start_header_id|>")) {
      return Optional.of(LLAMA3);
    }
    if (template.contains("<|user|>") && template.contains("eos_token")) {
      return Optional.of(ZEPHYR);
    }
    if (!template.contains("[INST]") || template.contains("[SYSTEM_PROMPT]")) {
      return Optional.empty();
    }
    if (template.contains("<<SYS>>")) {
      return Optional.of(LLAMA2);
    }
    return Optional.of(template.contains("[AVAILABLE_TOOLS]") ? MISTRAL_WITH_TOOLS : MISTRAL);
  }

  /** A conversation up to where the answer begins, without the token that begins a text. */
  List<PromptPart> parts(List<ChatMessage> messages, String end) {
    var parts = new ArrayList<PromptPart>();
    turns.add(messages, end, parts);
    return parts;
  }

  private sealed interface Turns {
    void add(List<ChatMessage> messages, String end, List<PromptPart> parts);
  }

  /** Every message between a head that names the speaker and an end. */
  private record Headed(String before, String after) implements Turns {
    @Override
    public void add(List<ChatMessage> messages, String end, List<PromptPart> parts) {
      for (var message : messages) {
        parts.add(head(message.role()));
        parts.add(new Foreign(message.text().strip()));
        parts.add(new Own(after.replace("%e", end)));
      }
      parts.add(head(Role.ASSISTANT));
    }

    private Own head(Role role) {
      return new Own(before.replace("%s", role.toString()));
    }
  }

  /** What a user says between marks, the system's words within them, answers bare. */
  private record Instructions(
      String beforeSystem,
      String afterSystem,
      String afterUser,
      String beforeAnswer,
      String afterAnswer)
      implements Turns {
    @Override
    public void add(List<ChatMessage> messages, String end, List<PromptPart> parts) {
      var open = false;
      for (var message : messages) {
        var text = new Foreign(message.text().strip());
        if (message.role() != Role.ASSISTANT && !open) {
          parts.add(new Own("[INST] "));
          open = true;
        }
        switch (message.role()) {
          case SYSTEM -> {
            parts.add(new Own(beforeSystem));
            parts.add(text);
            parts.add(new Own(afterSystem));
          }
          case USER -> {
            parts.add(text);
            parts.add(new Own(afterUser));
            open = false;
          }
          case ASSISTANT -> {
            parts.add(new Own(beforeAnswer));
            parts.add(text);
            parts.add(new Own(afterAnswer.replace("%e", end)));
          }
        }
      }
    }
  }
}
