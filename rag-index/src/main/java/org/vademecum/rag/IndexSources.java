package org.vademecum.rag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vademecum.cli.Fault;

/** Fills a builder from files: given JSON Lines, or the documents of a curated corpus. */
final class IndexSources {
  /** Kinds of corpus documents that can be quoted; the others are prompts and reports. */
  private static final Set<String> QUOTABLE = Set.of("passage", "plain");

  private final IndexBuilder builder;
  private final Map<String, Long> counts = new TreeMap<>();

  IndexSources(IndexBuilder builder) {
    this.builder = builder;
  }

  /** Documents read, left out and why. */
  Map<String, Long> counts() {
    return counts;
  }

  private void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /**
   * Adds every row of a file, or of the {@code .jsonl} and {@code .jsonl.gz} files of a folder.
   *
   * @throws Fault of type {@code faulty-jsonl} that names file and line, {@code duplicate-id}
   */
  void addGiven(Path source) {
    for (var file : files(source)) {
      JsonLines.read(
          file,
          row -> {
            var document = row.document("document");
            if (document.title().isBlank() && document.text().isBlank()) {
              count("empty");
            } else if (builder.add(document)) {
              count("documents");
            } else {
              throw Fault.input(
                  "duplicate-id",
                  "an id twice, at " + row.place() + ": " + document.id(),
                  "give every document an id of its own");
            }
          });
    }
  }

  /** Adds the quotable documents of a corpus' training files that are not there yet. */
  void addCorpus(Path corpus) {
    var training = corpus.resolve("training");
    if (!Files.isDirectory(training)) {
      return;
    }
    for (var file : files(training)) {
      JsonLines.read(
          file,
          row -> {
            if (!QUOTABLE.contains(row.text("kind"))) {
              count("notQuotable");
            } else if (builder.addUnlessRepeated(row.document("plain"))) {
              count("documents");
            } else {
              count("repeated");
            }
          });
    }
  }

  private static List<Path> files(Path source) {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (var files = Files.list(source)) {
      return files
          .filter(f -> f.toString().endsWith(".jsonl") || f.toString().endsWith(".jsonl.gz"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + source, e);
    }
  }
}
