package org.vademecum.teacher;

import java.util.Optional;

/**
 * Judges documents and writes texts for a student to learn from.
 *
 * <p>Every implementation passes {@code TeacherContract}: asked the same twice it answers the same,
 * and it says who wrote what it gives. Safe for use by several threads.
 */
public interface Teacher {
  /**
   * Scores a document by the teacher's rubric.
   *
   * @param document de-identified text
   * @throws org.vademecum.cli.Fault where there is no verdict to be had: {@code not-recorded}, or
   *     the faults of an endpoint
   */
  DocumentVerdict judge(Document document);

  /**
   * Writes a text; empty where this teacher has nothing to say to the prompt.
   *
   * @throws org.vademecum.cli.Fault the faults of an endpoint
   */
  Optional<String> write(TeacherPrompt prompt);

  /** Who wrote what this teacher gives. */
  TeacherDescription describe();
}
