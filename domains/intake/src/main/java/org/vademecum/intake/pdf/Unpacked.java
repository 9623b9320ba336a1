package org.vademecum.intake.pdf;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.vademecum.cli.Fault;

/**
 * How much the streams of a PDF unpack to, measured before the library unpacks them: a file of a
 * few megabytes can hold gigabytes of zeros, also packed twice.
 */
final class Unpacked {
  private static final long MOST = 400L * 1024 * 1024;
  private static final int DEEPEST = 3;
  private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

  private long total;

  private Unpacked() {}

  /**
   * @throws Fault of type {@code too-large}
   */
  static void check(byte[] pdf, String fileName) {
    var unpacked = new Unpacked();
    for (var at = next(pdf, 0); at >= 0; at = next(pdf, at)) {
      while (at < pdf.length && (pdf[at] == '\r' || pdf[at] == '\n' || pdf[at] == ' ')) {
        at++;
      }
      if (unpacked.inflate(pdf, at, pdf.length, 1) > MOST) {
        throw Fault.input(
            "too-large",
            "a PDF that unpacks to more than " + MOST / 1024 / 1024 + " MiB: " + fileName,
            "print the report to a plain PDF, or export it as HL7 v2, FHIR, CSV or text");
      }
    }
  }

  private static int next(byte[] pdf, int from) {
    for (var i = from; i + STREAM.length < pdf.length; i++) {
      if (pdf[i] == 's'
          && java.util.Arrays.equals(pdf, i, i + STREAM.length, STREAM, 0, STREAM.length)
          && (i < 3 || pdf[i - 1] != 'd')) {
        return i + STREAM.length;
      }
    }
    return -1;
  }

  private long inflate(byte[] packed, int from, int to, int depth) {
    if (to - from < 2
        || (packed[from] & 0x0F) != 8
        || ((packed[from] & 0xFF) * 256 + (packed[from + 1] & 0xFF)) % 31 != 0) {
      return total;
    }
    var inflater = new Inflater();
    try {
      inflater.setInput(packed, from, to - from);
      var buffer = new byte[1 << 16];
      var first = true;
      for (var n = inflater.inflate(buffer); n > 0 && total <= MOST; n = inflater.inflate(buffer)) {
        total += n;
        if (first && depth < DEEPEST) {
          inflate(buffer.clone(), 0, n, depth + 1);
        }
        first = false;
      }
    } catch (DataFormatException e) {
      // Encrypted or damaged: the library says so, or reads what is whole.
    } finally {
      inflater.end();
    }
    return total;
  }
}
