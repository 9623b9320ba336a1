package org.vademecum.distill.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vademecum.cli.Json;
import org.vademecum.distill.student.StudentShape;
import org.vademecum.distill.student.StudentShape.Family;
import org.vademecum.distill.tokenizer.BytePairTrainer;
import org.vademecum.distill.tokenizer.SpecialTokens;
import org.vademecum.distill.tokenizer.WordCounts;
import org.vademecum.distill.train.DecoderScript.Precision;
import org.vademecum.student.tokenizer.Tokenizer;
import org.vademecum.student.tokenizer.TokenizerJson;

/**
 * Trains a small student from scratch on the plain texts of a curated corpus, for as many tokens as
 * asked, and measures it on held-out texts; docs/curation-experiment.md has what came of it. A
 * program and no test:
 *
 * <ul>
 *   <li>{@code vocabulary TEXTS.jsonl FOLDER} learns the tokenizer that all trainings share;
 *   <li>{@code train FOLDER VARIANT TRAIN.jsonl.gz HELD-OUT.jsonl.gz SEED STEPS RESULTS.jsonl}
 *       trains once and adds a line to the results. Ids of held-out texts begin with {@code h-},
 *       their group, and a hyphen; those of texts to learn from with {@code m-}, others are left
 *       out.
 * </ul>
 *
 * <p>The seed decides the first weights and the order of documents, so that variants with the same
 * seed are pairs.
 */
public final class CurationExperiment {
  /** Learned tokens of a row; a row has one more, which is the first one's context. */
  private static final int WINDOW = 256;

  private static final int ROWS_A_STEP = 4;
  private static final int ROWS_A_BLOCK = 64 * ROWS_A_STEP;
  private static final int VOCABULARY = 4096;
  private static final double RATE = 3e-3;
  private static final StudentShape SHAPE =
      new StudentShape(VOCABULARY, 128, 4, 4, 2, 32, 384, WINDOW, 10_000, 1e-6, Family.QWEN3);

  private final Tokenizer tokenizer;

  private CurationExperiment(Path vocabulary) {
    tokenizer = new Tokenizer(TokenizerJson.read(vocabulary, VOCABULARY));
  }

  /** Runs one of the two modes. */
  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "vocabulary" -> learnVocabulary(Path.of(args[1]), Path.of(args[2]));
      case "train" ->
          new CurationExperiment(Path.of(args[1]))
              .train(
                  args[2],
                  Path.of(args[3]),
                  Path.of(args[4]),
                  Long.parseLong(args[5]),
                  Long.parseLong(args[6]),
                  Path.of(args[7]));
      default -> throw new IllegalArgumentException("vocabulary or train: " + args[0]);
    }
  }

  private static void learnVocabulary(Path texts, Path folder) throws IOException {
    var words = new WordCounts();
    try (BufferedReader lines = Files.newBufferedReader(texts)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var text = Json.read(line, texts.toString()).path("text").asText();
        // the Chinese third of the texts has as many bytes in the count as the English rest
        words.add(text, isChinese(text) ? 4 : 1);
      }
    }
    BytePairTrainer.train(words, VOCABULARY).write(folder);
  }

  private static boolean isChinese(String text) {
    return text.chars().filter(c -> c >= 0x4e00).count() * 2 > text.length();
  }

  private void train(
      String variant, Path training, Path heldOut, long seed, long steps, Path results)
      throws IOException {
    var started = System.nanoTime();
    var texts = TextRows.read(training).stream().filter(l -> l.id().startsWith("m-")).toList();
    var stream = stream(texts, seed, steps * ROWS_A_STEP);
    var groups = groups(TextRows.read(heldOut));
    var folder = Files.createTempDirectory("curation-experiment");
    try (var loop =
        new TrainingLoop(
            plan(steps, seed),
            folder,
            SHAPE,
            Weights.initial(SHAPE, seed),
            (block, fraction) -> block(stream.rows(), block),
            List.of(),
            decoder -> Map.of())) {
      var last = loop.run().lines().getLast();
      var line = new LinkedHashMap<String, Object>();
      line.put("variant", variant);
      line.put("seed", seed);
      line.put("parameters", SHAPE.parameterCount());
      line.put("tokens", last.tokens());
      line.put("documents", texts.size());
      line.put("documentsRead", stream.documents());
      line.put("bytesRead", stream.bytes());
      line.put("chineseBytesRead", stream.chineseBytes());
      line.put("trainingLoss", last.loss());
      groups.forEach((name, rows) -> line.put(name, loop.bitsPerByte(rows)));
      groups.forEach((name, rows) -> line.put(name + "Bytes", bytes(rows)));
      line.put("seconds", Math.round((System.nanoTime() - started) / 1e9));
      Files.writeString(
          results,
          Json.write(line) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static TrainingPlan plan(long steps, long seed) {
    return new TrainingPlan(
        "curation",
        Budget.ofSteps(steps),
        ROWS_A_STEP * WINDOW,
        Layout.padded,
        RATE,
        60,
        Schedule.COSINE,
        1,
        1,
        seed,
        Precision.BFLOAT16,
        50,
        Integer.MAX_VALUE,
        Integer.MAX_VALUE);
  }

  private record Stream(List<Row> rows, long documents, long bytes, long chineseBytes) {}

  /** Documents in an order drawn from the seed, again and again, end to end, cut into rows. */
  private Stream stream(List<TextRows.Line> texts, long seed, long count) {
    var rows = new ArrayList<Row>();
    var pending = new ArrayList<Integer>();
    var documents = 0L;
    var bytes = 0L;
    var chineseBytes = 0L;
    for (var pass = 0; rows.size() < count; pass++) {
      var order = new ArrayList<>(texts);
      Collections.shuffle(order, new Random(seed * 1000 + pass));
      for (var line : order) {
        if (rows.size() >= count) {
          break;
        }
        var length = line.text().getBytes(StandardCharsets.UTF_8).length;
        documents++;
        bytes += length;
        chineseBytes += isChinese(line.text()) ? length : 0;
        for (var token : framed(line.text())) {
          pending.add(token);
          if (pending.size() > WINDOW && rows.size() < count) {
            rows.add(new Row(ints(pending), 1, WINDOW));
            // the last token is the context of the next row's first
            pending.subList(0, WINDOW).clear();
          }
        }
      }
    }
    return new Stream(List.copyOf(rows), documents, bytes, chineseBytes);
  }

  private static List<Row> block(List<Row> rows, long block) {
    var from = Math.min(rows.size(), (int) (block * ROWS_A_BLOCK));
    return rows.subList(from, Math.min(rows.size(), from + ROWS_A_BLOCK));
  }

  private List<Integer> framed(String text) {
    var tokens = new ArrayList<Integer>();
    tokens.add(tokenizer.idOf(SpecialTokens.BEGIN));
    for (var token : tokenizer.encode(text)) {
      tokens.add(token);
    }
    tokens.add(tokenizer.idOf(SpecialTokens.END));
    return tokens;
  }

  /** The beginnings of held-out texts, a row each, by group; bytes are those of the tokens. */
  private Map<String, List<Row>> groups(List<TextRows.Line> heldOut) {
    var groups = new LinkedHashMap<String, List<Row>>();
    for (var line : heldOut) {
      var tokens = framed(line.text());
      tokens.removeLast();
      var rows = groups.computeIfAbsent(line.id().split("-")[1], name -> new ArrayList<>());
      var ids = ints(tokens.subList(0, Math.min(tokens.size(), WINDOW + 1)));
      var length = 0;
      for (var i = 1; i < ids.length; i++) {
        length += tokenizer.tokenBytes(ids[i]).length;
      }
      rows.add(new Row(ids, 1, length));
    }
    return groups;
  }

  private static long bytes(List<Row> rows) {
    return rows.stream().mapToLong(Row::answerBytes).sum();
  }

  private static int[] ints(List<Integer> tokens) {
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }
}
