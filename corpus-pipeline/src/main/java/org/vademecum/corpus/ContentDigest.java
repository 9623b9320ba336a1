package org.vademecum.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vademecum.cli.Fault;

/** A SHA-256 over parts, each with its length, so that no two lists of parts look alike. */
final class ContentDigest {
  private final MessageDigest digest;

  ContentDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  ContentDigest add(String part) {
    var bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  /** Adds a file's content. */
  ContentDigest addFile(Path file) {
    var buffer = new byte[1 << 16];
    try (var in = Files.newInputStream(file)) {
      add(Long.toString(Files.size(file)));
      for (var n = in.read(buffer); n > 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return this;
    } catch (IOException e) {
      throw Fault.input("no-such-source", "no readable source: " + file, "check the file", e);
    }
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
