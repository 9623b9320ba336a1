package org.vademecum.student.chat;

/** A message of a conversation; {@code text} may come from anywhere. */
public record ChatMessage(Role role, String text) {

  /** Who says it. */
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT;

    /** As templates write it. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
