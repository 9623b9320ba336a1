package org.vademecum.distill.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive from source text: a zip of stored entries with the code, a pickle of
 * one object of class {@code M} without parameters, empty constants, and the format's version.
 *
 * <p>The source must define {@code class M(Module)} in the dialect that PyTorch itself writes. The
 * archive carries no weights: they are passed in with every call, so that they stay arrays of ours.
 */
final class ScriptArchive {
  private ScriptArchive() {}

  /** Writes {@code folder/name.pt}. */
  static void write(Path folder, String name, String source) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("data.pkl", emptyModule());
    entries.put("code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
    // an empty tuple: protocol 2, EMPTY_TUPLE, STOP
    entries.put("constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
    entries.put("version", "3\n".getBytes(StandardCharsets.US_ASCII));
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name + ".pt")))) {
      for (var entry : entries.entrySet()) {
        var header = new ZipEntry(name + "/" + entry.getKey());
        var sum = new CRC32();
        sum.update(entry.getValue());
        header.setMethod(ZipEntry.STORED);
        header.setSize(entry.getValue().length);
        header.setCrc(sum.getValue());
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  /**
   * The pickle of {@code M} with {@code training = True} and {@code _is_full_backward_hook = None}.
   */
  private static byte[] emptyModule() throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x80, 2}); // PROTO 2
    out.write("c__torch__\nM\n".getBytes(StandardCharsets.US_ASCII)); // GLOBAL
    out.write(new byte[] {'q', 0, ')', (byte) 0x81, '}', '('}); // BINPUT, (), NEWOBJ, {}, MARK
    string(out, "training", 1);
    out.write(0x88); // NEWTRUE
    string(out, "_is_full_backward_hook", 2);
    out.write(new byte[] {'N', 'u', 'b', 'q', 3, '.'}); // None, SETITEMS, BUILD, BINPUT, STOP
    return out.toByteArray();
  }

  private static void string(ByteArrayOutputStream out, String text, int memo) throws IOException {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.write('X'); // BINUNICODE with a little-endian length
    out.write(new byte[] {(byte) bytes.length, 0, 0, 0});
    out.write(bytes);
    out.write(new byte[] {'q', (byte) memo}); // BINPUT
  }
}
