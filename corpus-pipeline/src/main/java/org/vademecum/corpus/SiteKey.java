package org.vademecum.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.vademecum.cli.Fault;

/**
 * The secret under which dates are moved. It is a file that a site keeps: the one that {@code
 * VADE_SITE_KEY_FILE} names, else {@code work/site.key}, which is made at random when it is first
 * needed. Two machines give the same bytes for the same sources if they share the key.
 */
final class SiteKey {
  private static final String VARIABLE = "VADE_SITE_KEY_FILE";
  private static final int BYTES = 32;
  private static final int SHORTEST = 16;

  private SiteKey() {}

  /**
   * @param usual where the key is if the environment names no file
   * @throws Fault of type {@code no-site-key}
   */
  static String read(Path usual) {
    var named = System.getenv(VARIABLE);
    var file = named == null ? usual : Path.of(named);
    try {
      var key = Files.readString(file).strip();
      if (key.length() < SHORTEST) {
        throw Fault.input(
            "no-site-key",
            "the site key has %d characters, at least %d are needed: %s"
                .formatted(key.length(), SHORTEST, file),
            "put a long random text there, or remove the file to have one made");
      }
      return key;
    } catch (NoSuchFileException e) {
      if (named != null) {
        throw Fault.input("no-site-key", "no such file: " + file, "check " + VARIABLE, e);
      }
      return make(file);
    } catch (IOException e) {
      throw Fault.input("no-site-key", "cannot read the site key: " + file, "check it", e);
    }
  }

  private static String make(Path file) {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var key = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, key + "\n", StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return key;
    } catch (IOException e) {
      throw Folders.unwritable(file, e);
    }
  }

  /** By what a key is known in a manifest, which must not hold it. */
  static String digest(String key) {
    return new ContentDigest().add("site key").add(key).hex().substring(0, 16);
  }
}
