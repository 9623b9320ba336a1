package org.vademecum.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.Util;

/**
 * Brings a Parquet file's footer into one form. The writer lists a column's encodings in the order
 * of a hash set whose hashes differ from process to process, so the same rows would not give the
 * same bytes. Pages and their places are left alone.
 */
final class ParquetFooter {
  private static final int TAIL = 8;
  private static final String MAGIC = "PAR1";

  private ParquetFooter() {}

  /** Rewrites the footer with its encodings in order. */
  static void sort(Path file) throws IOException {
    try (var content = new RandomAccessFile(file.toFile(), "rw")) {
      var tail = new byte[TAIL];
      content.seek(content.length() - TAIL);
      content.readFully(tail);
      var length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (!new String(tail, 4, 4, StandardCharsets.US_ASCII).equals(MAGIC)) {
        throw new IOException("no Parquet file: " + file);
      }
      var start = content.length() - TAIL - length;
      var footer = new byte[length];
      content.seek(start);
      content.readFully(footer);
      var sorted = sorted(footer);
      content.seek(start);
      content.write(sorted);
      content.write(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(sorted.length).array());
      content.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
      content.setLength(content.getFilePointer());
    }
  }

  private static byte[] sorted(byte[] footer) throws IOException {
    FileMetaData data = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (var group : data.getRow_groups()) {
      group.getColumns().forEach(column -> sort(column.getMeta_data()));
    }
    var out = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(data, out);
    return out.toByteArray();
  }

  private static void sort(ColumnMetaData column) {
    var encodings = new ArrayList<>(column.getEncodings());
    encodings.sort(Comparator.comparingInt(e -> e.getValue()));
    column.setEncodings(encodings);
    if (column.isSetEncoding_stats()) {
      var stats = new ArrayList<>(column.getEncoding_stats());
      stats.sort(
          Comparator.comparingInt((PageEncodingStats s) -> s.getPage_type().getValue())
              .thenComparingInt(s -> s.getEncoding().getValue()));
      column.setEncoding_stats(stats);
    }
  }
}
