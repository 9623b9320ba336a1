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
 * @param lengths kept documents by length: under 2^(key+1) characters
 * @param scores scored documents, kept or not, by half points of the teacher's score
 * @param teacher who gave the verdicts; empty where no classifier was trained
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
    SortedMap<Integer, Long> lengths,
    SortedMap<Integer, Long> scores,
    List<String> teacher,
    ScoreModel.@Nullable Agreement agreement) {

  /** Documents left after a group of blocks. */
  public record Step(String name, long left) {}

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
      String language,
      String kind,
      @Nullable DropReason reason,
      String split,
      int length,
      @Nullable Integer score,
      long count) {}

  private static final List<Map.Entry<String, List<DropReason>>> STEPS =
      List.of(
          Map.entry(
              "readable",
              List.of(
                  DropReason.UNREADABLE_ROW, DropReason.BROKEN_ENCODING, DropReason.FAULTY_TASK)),
          Map.entry("language", List.of(DropReason.OTHER_LANGUAGE)),
          Map.entry(
              "quality",
              List.of(
                  DropReason.TOO_SHORT,
                  DropReason.TOO_LONG,
                  DropReason.TOO_MANY_SYMBOLS,
                  DropReason.REPETITIVE)),
          Map.entry("exact-duplicates", List.of(DropReason.EXACT_DUPLICATE)),
          Map.entry("near-duplicates", List.of(DropReason.NEAR_DUPLICATE)),
          Map.entry("decontaminate", List.of(DropReason.CONTAMINATED)),
          Map.entry("teacher", List.of(DropReason.LOW_TEACHER_SCORE)));

  static CorpusStats of(
      String pack,
      String packVersion,
      List<Cell> cells,
      List<String> teacher,
      ScoreModel.@Nullable Agreement agreement) {
    var dropped = new TreeMap<String, Long>();
    var kept = new ArrayList<Cell>();
    for (var cell : cells) {
      if (cell.reason() == null) {
        kept.add(cell);
      } else {
        dropped.merge(cell.reason().name(), cell.count(), Long::sum);
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
        sums(kept, Cell::length),
        sums(cells.stream().filter(c -> c.score() != null).toList(), c -> c.score()),
        List.copyOf(teacher),
        agreement);
  }

  private static List<Step> funnel(long read, Map<String, Long> dropped) {
    var funnel = new ArrayList<Step>();
    var left = read;
    for (var step : STEPS) {
      for (var reason : step.getValue()) {
        left -= dropped.getOrDefault(reason.name(), 0L);
      }
      funnel.add(new Step(step.getKey(), left));
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
