package org.vademecum.student.tokenizer;

/** A part of a prompt: special tokens are recognised in the program's own text alone. */
public sealed interface PromptPart {
  String text();

  /** Text that the program wrote itself. */
  record Own(String text) implements PromptPart {}

  /** Text from anywhere. */
  record Foreign(String text) implements PromptPart {}
}
