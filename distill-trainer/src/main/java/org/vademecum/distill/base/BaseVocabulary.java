package org.vademecum.distill.base;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.distill.tokenizer.BytePairTrainer;
import org.vademecum.distill.tokenizer.Vocabulary;
import org.vademecum.distill.tokenizer.WordCounts;

/**
 * The vocabulary of the base and of every student made from it: learned from the synthetic tasks,
 * from the texts of all packs, and from general texts of both languages that only count words.
 */
public final class BaseVocabulary {
  /** Tokens, special ones included. */
  public static final int SIZE = 6144;

  private static final int TASKS = 16_000;
  private static final int PACK_WEIGHT = 5;
  private static final int LONGEST_TEXT = 1500;
  private static final long MOST_BYTES_A_FILE = 3_000_000;

  private BaseVocabulary() {}

  /**
   * Learns the vocabulary.
   *
   * @param packs the folder of packs
   * @param general text files, maybe gzipped; {@code .jsonl} rows have {@code text}; UTF-8, or
   *     GB18030 where the file's name says so
   */
  public static Vocabulary learn(Path packs, List<Path> general, long seed) {
    var words = new WordCounts();
    var tasks = new SyntheticTasks(seed);
    for (var i = 0L; i < TASKS; i++) {
      words.add(tasks.task(i, (int) (i / 2 % 4)).text(), 1);
    }
    try (var files = Files.walk(packs)) {
      for (var file : files.filter(BaseVocabulary::isPackText).sorted().toList()) {
        words.add(Files.readString(file), PACK_WEIGHT);
      }
      for (var file : general) {
        count(file, words);
      }
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read the texts: " + e.getMessage(), "check", e);
    }
    return BytePairTrainer.train(words, SIZE);
  }

  private static boolean isPackText(Path file) {
    var name = file.toString();
    return Files.isRegularFile(file)
        && !name.contains("/target/")
        && !name.contains("/src/")
        && name.matches(".*\\.(md|csv|yaml|jsonl)");
  }

  // As many bytes of each file, so that no language outweighs the other.
  private static void count(Path file, WordCounts words) throws IOException {
    var name = String.valueOf(file.getFileName());
    var charset = name.contains("gb18030") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    try (var raw = Files.newInputStream(file);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        var lines = new BufferedReader(new InputStreamReader(in, charset))) {
      var bytes = 0L;
      for (var line = lines.readLine();
          line != null && bytes < MOST_BYTES_A_FILE;
          line = lines.readLine()) {
        var text = name.contains(".jsonl") ? Json.read(line, name).path("text").asText() : line;
        var some = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
        words.add(some, 1);
        bytes += some.getBytes(StandardCharsets.UTF_8).length;
      }
    }
  }
}
