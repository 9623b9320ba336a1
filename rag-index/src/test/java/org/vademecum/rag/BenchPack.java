package org.vademecum.rag;

import java.nio.file.Path;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;

/** The small pack of this module's tests. */
final class BenchPack {
  static final Path FOLDER = Path.of("src", "test", "resources", "bench");

  private BenchPack() {}

  static Pack load() {
    return PackLoader.load(FOLDER);
  }
}
