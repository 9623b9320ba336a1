package org.vademecum.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run of a stage into one folder: asks whether the folder already holds what this run would
 * make, and writes the manifest last and atomically.
 *
 * <p>Use: make one with all causes, return early if {@link #upToDate()}, {@link #clear()} or
 * resume, work, then {@link #complete}.
 */
public final class Stage {
  private static final String MANIFEST = "manifest.json";

  private final String kind;
  private final String pack;
  private final String packVersion;
  private final Path folder;
  private final long seed;
  private final SortedMap<String, String> inputs = new TreeMap<>();
  private final SortedMap<String, String> parameters = new TreeMap<>();
  private final Instant started = Instant.now();

  public Stage(String kind, String pack, String packVersion, Path folder, long seed) {
    this.kind = kind;
    this.pack = pack;
    this.packVersion = packVersion;
    this.folder = folder;
    this.seed = seed;
  }

  /** Adds an input file or folder under a name, by its content. */
  public Stage input(String name, Path path) {
    inputs.put(name, sha256(path));
    return this;
  }

  /** Adds an input that is known by something other than its bytes, such as a URI's checksum. */
  public Stage input(String name, String digest) {
    inputs.put(name, digest);
    return this;
  }

  public Stage parameter(String name, Object value) {
    parameters.put(name, String.valueOf(value));
    return this;
  }

  public Path folder() {
    return folder;
  }

  /** Whether the folder is complete and was made from the same causes. */
  public boolean upToDate() {
    return read(folder)
        .filter(m -> m.kind().equals(kind) && m.pack().equals(pack))
        .filter(m -> m.sameCauses(packVersion, inputs, parameters, seed))
        .isPresent();
  }

  /** Makes the folder, and empties it if something is in it. */
  public void clear() {
    try {
      deleteTree(folder);
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Makes the folder and removes its manifest only, for work that resumes. */
  public void open() {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(MANIFEST));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Writes the manifest; from here on the folder is complete. */
  public Manifest complete(Map<String, String> tools, Map<String, Long> counts) {
    var manifest =
        new Manifest(
            kind,
            pack,
            packVersion,
            inputs,
            parameters,
            seed,
            new TreeMap<>(tools),
            gitCommit(),
            new TreeMap<>(counts),
            started.toString(),
            Instant.now().toString());
    try {
      var partial = folder.resolve(MANIFEST + ".partial");
      Files.writeString(partial, Json.writePretty(manifest) + "\n");
      Files.move(
          partial,
          folder.resolve(MANIFEST),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return manifest;
  }

  /** The manifest of a complete folder, or empty where there is none that can be read. */
  public static Optional<Manifest> read(Path folder) {
    var file = folder.resolve(MANIFEST);
    try {
      return Optional.of(Json.mapper().readValue(Files.readString(file), Manifest.class));
    } catch (NoSuchFileException | JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** SHA-256 of a file, or of a folder's relative paths and contents in sorted order, as hex. */
  public static String sha256(Path path) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      if (Files.isDirectory(path)) {
        try (var files = Files.walk(path)) {
          for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
            digest.update(path.relativize(file).toString().getBytes("UTF-8"));
            digest.update((byte) 0);
            update(digest, file);
          }
        }
      } else {
        update(digest, path);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + path, "check the path", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, Path file) throws IOException {
    var buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (var n = in.read(buffer); n > 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
  }

  /** The checkout's commit, read from {@code .git} without running git; {@code unknown} if none. */
  public static String gitCommit() {
    var git = Path.of(System.getProperty("vade.home", "."), ".git");
    try {
      var head = Files.readString(git.resolve("HEAD")).strip();
      if (!head.startsWith("ref: ")) {
        return head;
      }
      var name = head.substring(5);
      var loose = git.resolve(name);
      if (Files.exists(loose)) {
        return Files.readString(loose).strip();
      }
      return Files.readAllLines(git.resolve("packed-refs")).stream()
          .filter(line -> line.endsWith(" " + name))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Fault unwritable(Path folder, IOException e) {
    return Fault.resource(
        "not-writable",
        "cannot write to " + folder + ": " + e.getClass().getSimpleName(),
        "free disk space, or choose another folder with --out",
        e);
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
