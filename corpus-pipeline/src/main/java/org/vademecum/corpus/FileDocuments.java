package org.vademecum.corpus;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one file, one after another, so that a table or a packed file of any size takes
 * the memory of a row. Texts, pages and reports are read whole; they have a limit. What can't be
 * read becomes a dropped document that says why, and what stood before it is kept.
 */
final class FileDocuments {
  /** Larger files that can only be read whole are refused. */
  static final int LARGEST_WHOLE = 64 << 20;

  private static final int BEGINNING = 4096;

  private FileDocuments() {}

  /**
   * @param in the file's content, unpacked; closed when the iterator is at its end
   * @param name the file's name with its ending
   */
  static Iterator<CorpusDocument> read(InputStream in, String name) {
    var stem = stem(name);
    var buffered = new BufferedInputStream(in, 1 << 16);
    var known = FileFormat.ofName(name);
    if (known.isEmpty()) {
      return List.of(unreadable(stem, name, "no reader for ." + ending(name))).iterator();
    }
    try {
      var format = known.get().confirmed(beginning(buffered));
      var rows =
          switch (format) {
            case JSON_LINES -> jsonLines(buffered, stem);
            case CSV -> CsvRows.read(buffered, stem, ',');
            case TSV -> CsvRows.read(buffered, stem, '\t');
            case PARQUET, HTML, MARKDOWN, PDF, JSON, XML, HL7, TEXT ->
                WholeDocuments.read(format, whole(buffered), stem, name).iterator();
          };
      return new Guarded(rows, stem, name, in);
    } catch (IOException | UncheckedIOException e) {
      return List.of(unreadable(stem, name, reason(e))).iterator();
    }
  }

  private static String beginning(BufferedInputStream in) throws IOException {
    in.mark(BEGINNING);
    var bytes = in.readNBytes(BEGINNING);
    in.reset();
    return Charsets.decode(bytes);
  }

  private static byte[] whole(InputStream in) throws IOException {
    var bytes = in.readNBytes(LARGEST_WHOLE + 1);
    if (bytes.length > LARGEST_WHOLE) {
      throw new IOException("more than " + (LARGEST_WHOLE >> 20) + " MiB");
    }
    return bytes;
  }

  private static Iterator<CorpusDocument> jsonLines(InputStream in, String stem) {
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> JsonDocuments.read(line, stem))
        .iterator();
  }

  static CorpusDocument unreadable(String id, String source, String why) {
    return CorpusDocument.of(id, source, "", "plain", "", Origin.SOURCE)
        .dropped(DropReason.UNREADABLE_ROW, why);
  }

  // Messages of libraries may quote the file; only what we wrote ourselves is passed on.
  static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    if (cause instanceof EOFException || cause instanceof ZipException) {
      return "the file is cut off or damaged";
    }
    var message = String.valueOf(cause.getMessage());
    return message.startsWith("more than ") ? message : cause.getClass().getSimpleName();
  }

  static String stem(String name) {
    var dot = name.indexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Rows until one can't be read; then a dropped document in its place, and the end. */
  private static final class Guarded implements Iterator<CorpusDocument> {
    private final Iterator<CorpusDocument> rows;
    private final String stem;
    private final String name;
    private final InputStream in;
    private long read;
    private @Nullable CorpusDocument next;
    private boolean ended;

    Guarded(Iterator<CorpusDocument> rows, String stem, String name, InputStream in) {
      this.rows = rows;
      this.stem = stem;
      this.name = name;
      this.in = in;
      advance();
    }

    private void advance() {
      next = null;
      if (ended) {
        return;
      }
      try {
        if (rows.hasNext()) {
          next = rows.next();
          read++;
          return;
        }
      } catch (UncheckedIOException | IllegalStateException e) {
        next = unreadable(stem + "-after-" + read, name, "after " + read + " rows: " + reason(e));
      }
      ended = true;
      try {
        in.close();
      } catch (IOException e) {
        // Everything has been read; a file that won't close loses nothing.
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public CorpusDocument next() {
      var current = next;
      if (current == null) {
        throw new NoSuchElementException(name);
      }
      advance();
      return current;
    }
  }
}
