package org.vademecum.serving.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.rag.PassageIndex;
import org.vademecum.serving.answer.AnswerPath;
import org.vademecum.serving.answer.AnswerWriter;
import org.vademecum.serving.student.StudentWriter;

/**
 * What an answer needs, opened: pack, index and student, from a pack's work folder or from a
 * bundle.
 */
public record Installation(
    Pack pack, PassageIndex index, @Nullable StudentWriter student, boolean gated)
    implements AutoCloseable {

  /**
   * Opens a pack by name or folder, or a bundle's file.
   *
   * @throws Fault where the pack is faulty or has no index yet
   */
  public static Installation open(String packOrBundle) {
    return open(InstallationFiles.find(packOrBundle));
  }

  /**
   * As {@link #open(String)}, with another student: a GGUF file or a Hugging Face folder.
   *
   * @throws Fault where the student cannot be read
   */
  public static Installation openWithStudent(String packOrBundle, Path student) {
    return open(InstallationFiles.find(packOrBundle).withStudent(student));
  }

  /** Opens what has been found; the student is read while the pack is. */
  static Installation open(InstallationFiles files) {
    if (!Files.exists(files.index().resolve("manifest.json"))) {
      throw Fault.resource(
          "no-index", "no index: " + files.index(), "run ./vade index " + files.name());
    }
    var student = Meanwhile.start("student-opener", () -> writer(files));
    var pack = PackLoader.load(files.pack());
    return new Installation(
        pack, PassageIndex.open(files.index()), student.await().orElse(null), files.gated());
  }

  private static Optional<StudentWriter> writer(InstallationFiles files) {
    if (!Files.exists(files.student())) {
      return Optional.empty();
    }
    var name = files.studentName();
    return Optional.of(
        files.gated()
            ? StudentWriter.openGated(files.student(), name)
            : StudentWriter.openUngated(files.student(), name));
  }

  /** The way from reports to answers. */
  public AnswerPath answerPath() {
    return new AnswerPath(pack, index, (AnswerWriter) student);
  }

  @Override
  public void close() {
    index.close();
  }
}
