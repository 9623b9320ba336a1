package org.vademecum.teacher;

import java.util.List;
import java.util.Locale;

/**
 * Who wrote what a teacher gives.
 *
 * @param authors as the rows' {@code origin} says it: model, version and date of an endpoint, or
 *     that it was written for the project; in order, each once; none where nothing was given yet
 */
public record TeacherDescription(Kind kind, List<String> authors) {
  public TeacherDescription {
    authors = authors.stream().distinct().sorted().toList();
  }

  /** How a teacher comes by its outputs. */
  public enum Kind {
    RECORDED,
    OPENAI,
    CHECKPOINT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
