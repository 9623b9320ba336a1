package org.vademecum.engine.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.vademecum.cli.Fault;

/** Where packs and their work lie: under the project's root, which the launcher names. */
public final class PackFolders {
  private PackFolders() {}

  /** The project's root: the system property {@code vade.home}, or the current folder. */
  public static Path home() {
    return Path.of(System.getProperty("vade.home", "."));
  }

  /**
   * A pack's folder by its name under {@code domains/}, or by its path.
   *
   * @throws Fault of type {@code no-such-pack} that names the packs there are
   */
  public static Path find(String nameOrPath) {
    var named = home().resolve("domains").resolve(nameOrPath);
    if (Files.isRegularFile(named.resolve("pack.yaml"))) {
      return named;
    }
    var given = Path.of(nameOrPath);
    if (Files.isRegularFile(given.resolve("pack.yaml"))) {
      return given;
    }
    var known = names();
    throw Fault.input(
        "no-such-pack",
        "no such pack: " + nameOrPath,
        Problems.nearest(nameOrPath, known)
            .map(n -> "did you mean " + n + "?")
            .orElse("there are: " + String.join(", ", known)));
  }

  /** The folder of a pack's stage, {@code work/<pack>/<stage>}. */
  public static Path work(Pack pack, String stage) {
    return work(pack.name(), stage);
  }

  /** As above, by the name that a pack gives itself. */
  public static Path work(String packName, String stage) {
    return home().resolve("work").resolve(packName).resolve(stage);
  }

  private static List<String> names() {
    var domains = home().resolve("domains");
    var names = new TreeSet<String>();
    try (var folders = Files.list(domains)) {
      folders
          .filter(f -> Files.isRegularFile(f.resolve("pack.yaml")))
          .forEach(f -> names.add(String.valueOf(f.getFileName())));
    } catch (java.io.IOException e) {
      return List.of();
    }
    return List.copyOf(names);
  }
}
