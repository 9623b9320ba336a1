package org.vademecum.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.vademecum.cli.Fault;

/** Known by their first bytes: files that are no text. */
final class Signatures {
  private static final List<Signature> KNOWN =
      List.of(
          new Signature("a GIF image", 0, "GIF8"),
          new Signature("a WebP image", 8, "WEBP"),
          new Signature("a HEIF image", 4, "ftyp"),
          new Signature("a DICOM file", 128, "DICM"),
          new Signature("an archive or office document", 0, "PK\u0003\u0004"),
          new Signature("an office document", 0, "\u00D0\u00CF\u0011\u00E0"),
          new Signature("a compressed file", 0, "\u001F\u008B"),
          new Signature("a rich text document", 0, "{\\rtf"));

  private static final Signature PDF = new Signature("a PDF", 0, "%PDF-");
  private static final List<Signature> PICTURES =
      List.of(
          new Signature("a PNG image", 0, "\u0089PNG"),
          new Signature("a JPEG image", 0, "\u00FF\u00D8\u00FF"),
          new Signature("a TIFF image", 0, "II*\0"),
          new Signature("a TIFF image", 0, "MM\0*"));

  private record Signature(String what, int at, String bytes) {
    boolean matches(byte[] content) {
      var start = bytes.getBytes(StandardCharsets.ISO_8859_1);
      return content.length >= at + start.length
          && Arrays.equals(content, at, at + start.length, start, 0, start.length);
    }
  }

  private Signatures() {}

  /** Whether it is a PDF, also one with blanks or a byte order mark before it. */
  static boolean isPdf(byte[] content) {
    var at = 0;
    while (at < Math.min(content.length, 1024)
        && (content[at] <= ' ' && content[at] >= 0
            || (content[at] & 0xFF) == 0xEF
            || (content[at] & 0xFF) == 0xBB
            || (content[at] & 0xFF) == 0xBF)) {
      at++;
    }
    return PDF.matches(Arrays.copyOfRange(content, at, Math.min(content.length, at + 8)));
  }

  /** Whether it is a picture of a kind that can be read. */
  static boolean isPicture(byte[] content) {
    return PICTURES.stream().anyMatch(p -> p.matches(content));
  }

  /** Refuses what is recognised but not read, and what is no text at all. */
  static void refuseBinary(byte[] content, String fileName) {
    for (var signature : KNOWN) {
      if (signature.matches(content)) {
        throw Fault.input(
            "unsupported-format",
            signature.what() + " can't be read: " + fileName,
            "export the report as HL7 v2, FHIR, PDF, CSV or text, or paste its text");
      }
    }
    var utf16 =
        content.length >= 2
            && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
                || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF));
    var zeros = 0;
    for (var b : content) {
      zeros += b == 0 ? 1 : 0;
    }
    // A few zero bytes are padding of old interfaces.
    if (!utf16 && zeros > 8 && zeros > content.length / 100) {
      throw Fault.input(
          "not-a-report",
          "binary data, not text: " + fileName,
          "export the report as HL7 v2, FHIR, CSV or text");
    }
  }
}
