package org.vademecum.teacher;

/**
 * What a teacher wrote to a prompt; a row of {@code outputs.jsonl}.
 *
 * @param promptSha256 {@link TeacherPrompt#sha256()}
 * @param origin who wrote it
 */
record RecordedOutput(String promptSha256, String output, String origin) {
  RecordedOutput(JsonRow row) {
    this(row.text("promptSha256"), row.text("output"), row.text("origin"));
  }
}
