package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a corpus, as {@code stats.json} has them. They hold nothing of when or where they
 * were made: the same inputs give the same bytes.
 *
 * @param read documents of all inputs
 * @param funnel documents that are left after each group of blocks, in the pipeline's order
 * @param dropped documents by reason
 * @param kept documents by kind and language, {@code kind/language}
 * @param split documents by {@code train} and {@code validation}
 * @param sources documents by source, read and kept
 * @param droppedBySource documents by source and reason
 * @param licenses kept documents by licence; empty where a source names none
 * @param repairs changes to texts, by kind: personal data by what it was, boilerplate lines,
 *     repeated sentences
 * @param lengths kept documents by length: under 2^(key+1) characters
 * @param scores scored documents, kept or not, by half points of the teacher's score
 * @param teacher who gave the verdicts; empty where no classifier was trained
 * @param threshold least score of a document from outside
 * @param examples some dropped documents of each reason
 * @param agreement of the classifier with the teacher; null where none was trained
 */
public record CorpusStats(
    String pack,
    String packVersion,
    long read,
    List<Step> funnel,
    SortedMap<String, Long> dropped,
    SortedMap<String, Long> kept,
    SortedMap<String, Long> split,
    SortedMap<String, Source> sources,
    SortedMap<String, SortedMap<String, Long>> droppedBySource,
    SortedMap<String, Long> licenses,
    SortedMap<String, Long> repairs,
    SortedMap<Integer, Long> lengths,
    SortedMap<Integer, Long> scores,
    List<String> teacher,
    double threshold,
    List<Example> examples,
    @Nullable ScoreAgreement agreement) {

  /** Documents left after a group of blocks. */
  public record Step(String name, long left) {}

  /**
   * A dropped document, for people to see whether the reason is right.
   *
   * @param text its beginning, de-identified
   */
  public record Example(DropReason reason, String id, String detail, String text) {}

  /** What a source gave. */
  public record Source(long read, long kept) {}

  /**
   * How many documents are alike in what is counted.
   *
   * @param reason null where they were kept
   * @param length the power of two below their length
   * @param score half points of the teacher's score; null where they have none
   */
  record Cell(
      String source,
      String license,
      String language,
      String kind,
      @Nullable DropReason reason,
      String split,
      int length,
      @Nullable Integer score,
      long count) {}

  static CorpusStats of(
      String pack,
      String packVersion,
      List<Cell> cells,
      SortedMap<String, Long> repairs,
      List<String> teacher,
      @Nullable ScoreAgreement agreement,
      double threshold,
      List<Example> examples) {
    var kept = cells.stream().filter(c -> c.reason() == null).toList();
    var dropped = new TreeMap<String, Long>();
    var bySource = new TreeMap<String, SortedMap<String, Long>>();
    for (var cell : cells) {
      var reason = cell.reason();
      if (reason != null) {
        dropped.merge(reason.name(), cell.count(), Long::sum);
        bySource
            .computeIfAbsent(cell.source(), s -> new TreeMap<>())
            .merge(reason.name(), cell.count(), Long::sum);
      }
    }
    var read = cells.stream().mapToLong(Cell::count).sum();
    return new CorpusStats(
        pack,
        packVersion,
        read,
        funnel(read, dropped),
        dropped,
        sums(kept, c -> c.kind() + "/" + c.language()),
        sums(kept, Cell::split),
        sources(cells),
        bySource,
        sums(kept, Cell::license),
        repairs,
        sums(kept, Cell::length),
        sums(cells.stream().filter(c -> c.score() != null).toList(), c -> c.score()),
        List.copyOf(teacher),
        threshold,
        List.copyOf(examples),
        agreement);
  }

  private static List<Step> funnel(long read, Map<String, Long> dropped) {
    var funnel = new ArrayList<Step>();
    var left = read;
    for (var step : DropReason.Step.values()) {
      for (var reason : DropReason.values()) {
        left -= reason.step() == step ? dropped.getOrDefault(reason.name(), 0L) : 0;
      }
      funnel.add(new Step(step.name(), left));
    }
    return List.copyOf(funnel);
  }

  private static SortedMap<String, Source> sources(List<Cell> cells) {
    var sources = new TreeMap<String, Source>();
    for (var cell : cells) {
      var kept = cell.reason() == null ? cell.count() : 0;
      sources.merge(
          cell.source(),
          new Source(cell.count(), kept),
          (a, b) -> new Source(a.read() + b.read(), a.kept() + b.kept()));
    }
    return sources;
  }

  private static <K extends Comparable<K>> SortedMap<K, Long> sums(
      List<Cell> cells, Function<Cell, K> key) {
    var sums = new TreeMap<K, Long>(Comparator.naturalOrder());
    cells.forEach(c -> sums.merge(key.apply(c), c.count(), Long::sum));
    return sums;
  }

  /** Documents that stay. */
  public long keptCount() {
    return kept.values().stream().mapToLong(Long::longValue).sum();
  }
}
