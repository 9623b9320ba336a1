package org.vademecum.corpus.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Reads the word lists beside this class: one entry a line, fields parted by a tab, # a comment.
 */
final class WordLists {
  private WordLists() {}

  /** The lines of a list, packed or plain. */
  static List<String> lines(String name) {
    try (var stream = Objects.requireNonNull(WordLists.class.getResourceAsStream(name), name);
        var plain = name.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
        var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The list " + name + " can't be read.", e);
    }
  }

  /** The words of a plain list, several a line. */
  static Set<String> words(String name) {
    return lines(name).stream()
        .flatMap(line -> List.of(line.trim().split("\\s+")).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
