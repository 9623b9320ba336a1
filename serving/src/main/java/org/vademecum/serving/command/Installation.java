package org.vademecum.serving.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackFolders;
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
    var given = Path.of(packOrBundle);
    if (Files.isRegularFile(given)) {
      return of(BundleFile.unpack(given));
    }
    var pack = PackLoader.load(PackFolders.find(packOrBundle));
    return open(
        pack,
        PackFolders.work(pack, "index"),
        PackFolders.work(pack, "student").resolve("model-q8_0.gguf"),
        GateRecord.passed(PackFolders.work(pack, "eval")));
  }

  private static Installation of(BundleFile.Unpacked bundle) {
    return open(PackLoader.load(bundle.pack()), bundle.index(), bundle.student(), bundle.gated());
  }

  private static Installation open(Pack pack, Path index, Path student, boolean gated) {
    if (!Files.exists(index.resolve("manifest.json"))) {
      throw Fault.resource("no-index", "no index: " + index, "run ./vade index " + pack.name());
    }
    return new Installation(pack, PassageIndex.open(index), writer(pack, student, gated), gated);
  }

  private static @Nullable StudentWriter writer(Pack pack, Path student, boolean gated) {
    if (!Files.exists(student)) {
      return null;
    }
    var name = pack.name() + "-student";
    return gated
        ? StudentWriter.openGated(student, name)
        : StudentWriter.openUngated(student, name);
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
