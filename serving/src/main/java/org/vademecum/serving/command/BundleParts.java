package org.vademecum.serving.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;

/** What goes into a bundle, each part complete: a pack with its index and its student. */
record BundleParts(Pack pack, Path index, Path student) {
  private static final String MODEL = "model-q8_0.gguf";

  /**
   * The parts of a pack by its name or folder.
   *
   * @throws Fault of type {@code incomplete-stage} that names the command to run first
   */
  static BundleParts of(String nameOrPath) {
    var pack = PackLoader.load(PackFolders.find(nameOrPath));
    return new BundleParts(
        pack,
        complete(PackFolders.work(pack, "index"), "manifest.json", "./vade index " + nameOrPath),
        complete(PackFolders.work(pack, "student"), MODEL, "./vade distill " + nameOrPath));
  }

  /** The quantised model that answers on the edge. */
  Path model() {
    return student.resolve(MODEL);
  }

  List<BundleFile.Entry> entries() {
    var entries = new ArrayList<BundleFile.Entry>();
    entries.add(new BundleFile.Entry("pack/" + pack.name(), pack.folder()));
    entries.add(new BundleFile.Entry("index", index));
    addExisting(entries, "student", student, List.of(MODEL, "MODEL_CARD.md", "manifest.json"));
    // What the service reads to say whether the gates were passed.
    addExisting(
        entries, "eval", PackFolders.work(pack, "eval"), List.of("manifest.json", "results.json"));
    return entries;
  }

  private static void addExisting(
      List<BundleFile.Entry> entries, String name, Path folder, List<String> files) {
    for (var file : files) {
      if (Files.exists(folder.resolve(file))) {
        entries.add(new BundleFile.Entry(name + "/" + file, folder.resolve(file)));
      }
    }
  }

  private static Path complete(Path folder, String product, String command) {
    if (!Files.exists(folder.resolve("manifest.json")) || !Files.exists(folder.resolve(product))) {
      throw Fault.resource("incomplete-stage", "not complete: " + folder, "run " + command);
    }
    return folder;
  }
}
