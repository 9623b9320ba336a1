/**
 * What a teacher is, and the teachers there are.
 *
 * <p>A {@link org.vademecum.teacher.Teacher} judges documents by an additive rubric and writes
 * texts. {@link org.vademecum.teacher.RecordedTeacher} replays what lies in a pack's {@code
 * teacher/} folder, so that everything runs offline and twice the same; {@link
 * org.vademecum.teacher.OpenAiTeacher} asks an endpoint and records every output by the hash of its
 * prompt, so that its record is a recorded teacher afterwards.
 *
 * <p>Two things are easy to get wrong. A teacher sees de-identified text only: whoever calls it
 * removes personal data first, because everything that it is shown is recorded. And a row without
 * an origin is refused: nothing may look as if a large model had written it when a person did.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.teacher;
