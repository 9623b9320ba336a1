package org.vademecum.serving.service.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.vademecum.cli.Fault;

/** A generated secret that lies in a file for its owner alone (mode 0600). */
public final class SecretFile {
  private static final int BYTES = 32;

  private SecretFile() {}

  /** The secret in a file; makes both where there is none. */
  public static String readOrMake(Path file) {
    try {
      privateFolder(file.toAbsolutePath().resolveSibling(""));
      make(file);
      return Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable",
          "cannot keep a secret in " + file,
          "make its folder writable for this user",
          e);
    }
  }

  private static void make(Path file) throws IOException {
    var secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    var permissions = PosixFilePermissions.fromString("rw-------");
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(permissions))) {
      var line = HexFormat.of().formatHex(secret) + "\n";
      channel.write(java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    } catch (FileAlreadyExistsException e) {
      // It was made by an earlier start.
    }
  }

  /** Makes a folder that its owner alone can look into (mode 0700). */
  public static void privateFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
