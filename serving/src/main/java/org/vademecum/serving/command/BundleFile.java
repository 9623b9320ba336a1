package org.vademecum.serving.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;

/**
 * A bundle: one file with the pack, the index and the student, for the edge. It is a zip whose
 * folders are {@code pack/<name>}, {@code index} and {@code student}.
 *
 * <p>Opening unpacks it once, beside the temporary files, under the hash of its content.
 */
final class BundleFile {
  private static final long MOST_BYTES = 2L << 30;

  private BundleFile() {}

  /** Where the parts of a bundle lie. */
  record Unpacked(Path pack, Path index, Path student, boolean gated) {}

  /** Writes folders and files under their names into one file; atomic. */
  static void write(Path file, List<Entry> entries) {
    try {
      var parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      var partial = file.resolveSibling(file.getFileName() + ".partial");
      try (var zip = new ZipOutputStream(Files.newOutputStream(partial))) {
        for (var entry : entries) {
          add(zip, entry);
        }
      }
      Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write " + file, "free disk space, or choose another --out", e);
    }
  }

  /** A file or folder and its name within the bundle. */
  record Entry(String name, Path path) {}

  private static void add(ZipOutputStream zip, Entry entry) throws IOException {
    try (var files = Files.walk(entry.path())) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var name =
            Files.isDirectory(entry.path())
                ? entry.name() + "/" + entry.path().relativize(file).toString().replace('\\', '/')
                : entry.name();
        var zipEntry = new ZipEntry(name);
        zipEntry.setTime(0);
        zip.putNextEntry(zipEntry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  /**
   * Unpacks a bundle, once for each content.
   *
   * @throws Fault of type {@code not-a-bundle}
   */
  static Unpacked unpack(Path bundle) {
    var root =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "vademecum-" + Stage.sha256(bundle).substring(0, 24));
    try {
      if (!Files.exists(root)) {
        var partial = Files.createTempDirectory("vademecum-unpacking");
        extract(bundle, partial);
        try {
          Files.move(partial, root);
        } catch (IOException e) {
          if (!Files.exists(root)) {
            throw e;
          }
        }
      }
      return new Unpacked(
          packFolder(bundle, root),
          root.resolve("index"),
          root.resolve("student/model-q8_0.gguf"),
          GateRecord.passed(root.resolve("eval")));
    } catch (ZipException e) {
      throw notABundle(bundle, e);
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot unpack " + bundle, "free space for temporary files", e);
    }
  }

  private static void extract(Path bundle, Path root) throws IOException {
    try (var zip = new ZipFile(bundle.toFile())) {
      var left = MOST_BYTES;
      for (var entry : new ArrayList<>(zip.stream().toList())) {
        var target = root.resolve(entry.getName()).normalize();
        left -= Math.max(0, entry.getSize());
        if (!target.startsWith(root) || left < 0) {
          throw new ZipException("an entry outside the bundle, or too large");
        }
        if (entry.isDirectory()) {
          continue;
        }
        Files.createDirectories(target.getParent());
        try (var in = zip.getInputStream(entry)) {
          Files.copy(in, target);
        }
      }
    }
  }

  private static Path packFolder(Path bundle, Path root) throws IOException {
    var packs = root.resolve("pack");
    if (!Files.isDirectory(packs)) {
      throw notABundle(bundle, new IOException("no pack in it"));
    }
    try (var folders = Files.list(packs)) {
      return folders
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow(() -> notABundle(bundle, new IOException("no pack in it")));
    }
  }

  private static Fault notABundle(Path bundle, Exception cause) {
    return Fault.input(
        "not-a-bundle",
        "not a Vademecum bundle: " + bundle,
        "make one with ./vade bundle PACK --out FILE.vade",
        cause);
  }
}
