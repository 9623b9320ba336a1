package org.vademecum.corpus;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;

/**
 * By what a source is known in a manifest: a local one by its content; one of another file system
 * by the names, lengths and times of its files, because reading it all would take as long as
 * curating.
 */
final class SourceDigest {
  private SourceDigest() {}

  static String of(String source) {
    if (!source.contains("://")) {
      var path = Path.of(source);
      if (!Files.exists(path)) {
        throw Fault.input("no-such-source", "no such source: " + source, "check the path");
      }
      return Stage.sha256(path);
    }
    try {
      var uri = URI.create(source);
      var digest = 0L;
      var files =
          FileSystem.get(uri, new Configuration())
              .listFiles(new org.apache.hadoop.fs.Path(uri), true);
      while (files.hasNext()) {
        var file = files.next();
        digest +=
            Shingles.hash(file.getPath() + " " + file.getLen() + " " + file.getModificationTime());
      }
      return "listing-" + Long.toHexString(digest);
    } catch (IOException e) {
      throw Fault.input("no-such-source", "no readable source: " + source, "check the URI", e);
    }
  }
}
