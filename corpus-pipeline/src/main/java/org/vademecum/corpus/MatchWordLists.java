package org.vademecum.corpus;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Drops sources' texts full of adult or advertising words. One such word says nothing: a text goes
 * where several different ones meet, or where they stand close together.
 */
public final class MatchWordLists implements Block {
  private static final long serialVersionUID = 1L;
  private static final int FEWEST_HITS = 2;

  private final BlockSettings.WordLists limits;
  private final List<WordList> lists =
      List.of(
          new WordList(DropReason.ADULT, pattern("adult.txt")),
          new WordList(DropReason.SPAM, pattern("spam.txt")));

  private record WordList(DropReason reason, Pattern words) implements Serializable {}

  public MatchWordLists(BlockSettings.WordLists limits) {
    this.limits = limits;
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (!document.kept()
        || document.origin() != Origin.SOURCE
        || document.kind().equals("report")) {
      return document;
    }
    var text = document.text().toLowerCase(Locale.ROOT);
    var judged = document;
    for (var list : lists) {
      judged = judged(judged, text, list);
    }
    return judged;
  }

  private CorpusDocument judged(CorpusDocument document, String text, WordList list) {
    var matcher = list.words().matcher(text);
    var different = new HashSet<String>();
    var hits = 0;
    while (matcher.find()) {
      hits++;
      different.add(matcher.group());
    }
    if (hits < FEWEST_HITS) {
      return document;
    }
    var words = Math.max(1, Scripts.words(text).size() + Scripts.count(text).han());
    var dense = 1000.0 * hits / words >= limits.perThousand();
    return different.size() >= limits.distinct() || dense
        ? document.dropped(
            list.reason(),
            hits + " hits: " + String.join(", ", different.stream().sorted().toList()))
        : document;
  }

  // One alternation for a list: Latin entries as whole words, Chinese ones anywhere.
  private static Pattern pattern(String resource) {
    var entries = new ArrayList<String>();
    for (var line : lines(resource)) {
      var quoted = Pattern.quote(line);
      entries.add(
          line.codePoints().anyMatch(Scripts::isHan)
              ? quoted
              : "(?<![a-z0-9])" + quoted + "(?![a-z0-9])");
    }
    return Pattern.compile(String.join("|", entries));
  }

  private static List<String> lines(String resource) {
    try (var in =
        Objects.requireNonNull(MatchWordLists.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
