package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;

/** Reads a sentence: names, numbers and whose they are, directions and whose, content words. */
final class SentenceReader {
  private static final int KEPT_NAMES = 4096;
  private static final Pattern POWER = Pattern.compile("(?i)x?10e?\\d*");

  private static final Pattern ANOTHER_RANGE =
      Pattern.compile("\\G (?:in which|where|that|for |of (?!\\d|<|>|-|up to|the lab))");

  private static final Pattern BEHIND_NUMBER = Pattern.compile("\\d ?$");
  private static final Pattern PER = Pattern.compile("\\d ?/ ?$");

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:[A-Za-z]+-?\\d[A-Za-z0-9-]*|\\d+-[A-Za-z]{6,}[A-Za-z0-9-]*)");

  private final NameIndex names;
  private final UnitNames units;
  private final Map<NameText, NameWords> words = new ConcurrentHashMap<>();
  private final Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);

  SentenceReader(NameIndex names, UnitNames units, @Nullable Pack pack) {
    this.names = names;
    this.units = units;
    for (var language : Language.values()) {
      lexicons.put(language, Lexicon.of(language, pack));
    }
  }

  Lexicon lexicon(Language language) {
    return Objects.requireNonNull(lexicons.get(language));
  }

  /** What the words of a result's name cover; names come again and again. */
  NameWords words(String name, Language language) {
    if (words.size() > KEPT_NAMES) {
      words.clear();
    }
    return words.computeIfAbsent(
        new NameText(language, name),
        key ->
            new NameWords(
                ContentReader.covering(name, lexicon(language)),
                ContentReader.units(name, lexicon(language))));
  }

  private record NameText(Language language, String name) {}

  /** The tokens and the units of a name. */
  record NameWords(Set<String> tokens, Set<String> units) {}

  /** The known names in a text. */
  List<Mention> names(String text) {
    return names.find(Folding.fold(text), List.of());
  }

  /**
   * Reads one sentence.
   *
   * @param extraNames names of this report that the pack does not know
   */
  Reading read(String sentence, Language language, List<String> extraNames) {
    var text = Folding.fold(sentence);
    var lexicon = lexicon(language);
    var mentions =
        names.find(text, extraNames).stream().filter(m -> !unit(text, m.start(), m.end())).toList();
    var cues = cues(text, lexicon, mentions);
    var dates = DateMention.find(text);
    var identifiers = identifiers(text, mentions, dates);
    var numbers = NumberReader.find(text, lexicon, mentions, cues, dates, identifiers, units);
    var layout = new Layout(text, lexicon, mentions, cues, numbers);
    var directions = new DirectionReader(layout).read();
    var segments = new ContentReader(layout, mentions, directions, dates, identifiers).segments();
    return new Reading(
        text,
        language,
        mentions,
        cues,
        numbers,
        numbers.stream().map(layout::owners).toList(),
        dates,
        identifiers.stream().map(i -> text.substring(i[0], i[1])).toList(),
        directions,
        new SenseReader(layout).read(directions),
        segments);
  }

  // The K of "3.5 K/uL" and the HP of "12 /HP" name nothing.
  private static boolean unit(String text, int start, int end) {
    var before = text.substring(0, start);
    var counted = end < text.length() && text.charAt(end) == '/' && end - start == 1;
    return (counted && BEHIND_NUMBER.matcher(before).find()) || PER.matcher(before).find();
  }

  private static List<CueMatch> cues(String text, Lexicon lexicon, List<Mention> mentions) {
    var cues = new ArrayList<CueMatch>();
    for (var match :
        lexicon
            .cues()
            .find(text, (t, s, e, v) -> !overlaps(mentions, s, e) && !ofAnotherRange(t, e, v))) {
      cues.add(
          new CueMatch(
              match.start(),
              match.end(),
              text.substring(match.start(), match.end()),
              match.values()));
    }
    return cues;
  }

  // "In the range in which …" speaks of another range than that of what is usual.
  private static boolean ofAnotherRange(String text, int end, Cue cue) {
    return cue == Cue.NORMAL && ANOTHER_RANGE.matcher(text).find(end);
  }

  private static boolean overlaps(List<Mention> mentions, int start, int end) {
    return mentions.stream().anyMatch(m -> m.start() < end && start < m.end());
  }

  private static List<int[]> identifiers(
      String text, List<Mention> mentions, List<DateMention> dates) {
    var found = new ArrayList<int[]>();
    var matcher = IDENTIFIER.matcher(text);
    while (matcher.find()) {
      var start = matcher.start();
      var end = matcher.end();
      var taken =
          overlaps(mentions, start, end)
              || dates.stream().anyMatch(d -> d.start() < end && start < d.end())
              || POWER.matcher(matcher.group()).matches();
      if (!taken) {
        found.add(new int[] {start, end});
      }
    }
    return found;
  }
}
