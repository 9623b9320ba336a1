package org.vademecum.serving.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;

/**
 * Where the parts of an installation lie: known long before they are open, so that others can start
 * meanwhile.
 *
 * @param name what the pack calls itself
 * @param student the student's file, which may not be there
 * @param studentName what answers call the student
 * @param gated whether an evaluation is on record in which the student passed
 */
record InstallationFiles(
    String name, Path pack, Path index, Path student, String studentName, boolean gated) {

  /** The parts of a pack by name or folder, or of a bundle's file. */
  static InstallationFiles find(String packOrBundle) {
    var given = Path.of(packOrBundle);
    if (Files.isRegularFile(given)) {
      var bundle = BundleFile.unpack(given);
      var name = PackLoader.nameOf(bundle.pack());
      return new InstallationFiles(
          name, bundle.pack(), bundle.index(), bundle.student(), name + "-student", bundle.gated());
    }
    var folder = PackFolders.find(packOrBundle);
    var name = PackLoader.nameOf(folder);
    return new InstallationFiles(
        name,
        folder,
        PackFolders.work(name, "index"),
        PackFolders.work(name, "student").resolve("model-q8_0.gguf"),
        name + "-student",
        GateRecord.passed(PackFolders.work(name, "eval")));
  }

  /**
   * The same with another student, which no evaluation of this installation's has seen.
   *
   * @throws Fault of type {@code no-such-file}
   */
  InstallationFiles withStudent(Path other) {
    var file = other.toAbsolutePath().normalize().getFileName();
    if (!Files.exists(other) || file == null) {
      throw Fault.input("no-such-file", "no such student: " + other, "check the path");
    }
    return new InstallationFiles(name, pack, index, other, file.toString(), false);
  }
}
