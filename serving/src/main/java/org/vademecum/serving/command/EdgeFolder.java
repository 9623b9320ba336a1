package org.vademecum.serving.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;

/**
 * A folder that is made in {@code .partial} inside it and shown part by part when all is there, so
 * that a run that fails leaves a former edge folder whole. What a service keeps in {@code work}
 * stays, and so do the bundles of other packs.
 */
final class EdgeFolder {
  private static final String PARTIAL = ".partial";

  private final Path folder;

  private EdgeFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a folder that is absent, empty or a former edge folder.
   *
   * @throws Fault of type {@code not-empty}
   */
  static EdgeFolder open(Path folder) throws IOException {
    var edge = new EdgeFolder(folder);
    if (Files.exists(folder) && !edge.isEmpty() && !edge.isFormer()) {
      throw Fault.input(
          "not-empty",
          "neither empty nor an edge folder: " + folder,
          "choose another --out, or empty it");
    }
    return edge;
  }

  private boolean isFormer() {
    return List.of("vade", "README.txt").stream()
            .allMatch(f -> Files.isRegularFile(folder.resolve(f)))
        && List.of("lib", "runtime", "service").stream()
            .allMatch(f -> Files.isDirectory(folder.resolve(f)));
  }

  private boolean isEmpty() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.allMatch(f -> f.endsWith(PARTIAL));
    }
  }

  /**
   * Checks the space before anything is written.
   *
   * @throws Fault of type {@code disk-full} that says how much is missing
   */
  static void requireSpace(long needed, long usable, Path folder) {
    if (usable < needed) {
      throw Fault.resource(
          "disk-full",
          "%,d MB are needed and %,d MB are free at %s"
              .formatted(needed >> 20, usable >> 20, folder),
          "free disk space, or choose another --out");
    }
  }

  /** The bytes that may still be written where the folder is or will be. */
  long usableSpace() throws IOException {
    var there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.resolve("..").normalize();
    }
    return Files.getFileStore(there).getUsableSpace();
  }

  /** An empty folder for the parts. */
  Path begin() throws IOException {
    var partial = folder.resolve(PARTIAL);
    delete(partial);
    return Files.createDirectories(partial);
  }

  /** Shows the parts in place of those of the same names. */
  void show() throws IOException {
    var partial = folder.resolve(PARTIAL);
    var former = Files.createDirectories(partial.resolve("former"));
    for (var part : children(partial)) {
      if (part.equals(former)) {
        continue;
      }
      var target = folder.resolve(part.getFileName());
      if (Files.isDirectory(target)) {
        Files.move(target, former.resolve(part.getFileName()));
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what a run, whole or failed, leaves behind. */
  void end() throws IOException {
    delete(folder.resolve(PARTIAL));
  }

  private static List<Path> children(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  static long bytes(Path fileOrFolder) throws IOException {
    try (var files = Files.walk(fileOrFolder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
