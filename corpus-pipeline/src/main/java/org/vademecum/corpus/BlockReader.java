package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.YamlValue;

/** Reads blocks from {@code pack.yaml}; a block or key that does not exist is a fault. */
final class BlockReader {
  /** A block's name and the keys that it understands. */
  private static final Map<String, Set<String>> KEYS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("render", Set.of("kinds")),
              Map.entry("normalise", Set.of("form", "keep")),
              Map.entry("boilerplate", Set.of()),
              Map.entry("language", Set.of("languages", "minimumConfidence", "mixedAllowed")),
              Map.entry("quality", Set.of("lengths", "prose", "maximumSymbolShare", "exempt")),
              Map.entry(
                  "repetition",
                  Set.of("lines", "paragraphs", "pair", "quadruple", "fives", "tens", "words")),
              Map.entry("lexicon", Set.of("distinct", "perThousand")),
              Map.entry("de-identify", Set.of()),
              Map.entry("exact-duplicates", Set.of()),
              Map.entry(
                  "near-duplicates",
                  Set.of("bands", "rows", "shingleWords", "shingleCharacters", "threshold")),
              Map.entry("repeated-sentences", Set.of("documents", "shortest")),
              Map.entry("decontaminate", Set.of("shingleWords", "shingleCharacters")),
              Map.entry("teacher", Set.of("threshold")),
              Map.entry("split", Set.of("validation"))));

  private final Pack pack;

  BlockReader(Pack pack) {
    this.pack = pack;
  }

  BlockSettings read(YamlValue block) {
    var name = block.text("block", "");
    var keys = KEYS.get(name);
    if (keys == null) {
      throw faulty(
          block,
          "no such block of the corpus: " + name,
          "there are: " + String.join(", ", KEYS.keySet()));
    }
    for (var key : block.keys()) {
      if (!key.equals("block") && !keys.contains(key)) {
        throw faulty(
            block,
            "the block " + name + " has no parameter " + key,
            keys.isEmpty() ? "it has none" : "it has: " + String.join(", ", new TreeSet<>(keys)));
      }
    }
    try {
      return settings(name, block);
    } catch (IllegalArgumentException e) {
      throw faulty(block, "the block " + name + ": " + e.getMessage(), "correct it");
    }
  }

  private BlockSettings settings(String name, YamlValue block) {
    var near = MinHash.DEFAULT;
    return switch (name) {
      case "render" -> new BlockSettings.Render();
      case "normalise" -> new BlockSettings.Normalisation();
      case "boilerplate" -> new BlockSettings.BoilerplateLines();
      case "language" ->
          new BlockSettings.LanguageFilter(
              languages(block), number(block, "minimumConfidence", 0.65));
      case "quality" -> new BlockSettings.Quality(quality(block));
      case "repetition" -> new BlockSettings.Repetition(repetition(block));
      case "lexicon" ->
          new BlockSettings.WordLists(
              whole(block, "distinct", 4), number(block, "perThousand", 25));
      case "de-identify" -> new BlockSettings.DeIdentification();
      case "exact-duplicates" -> new BlockSettings.ExactDuplicates();
      case "near-duplicates" ->
          new BlockSettings.NearDuplicates(
              new MinHash(
                  whole(block, "bands", near.bands()),
                  whole(block, "rows", near.rows()),
                  whole(block, "shingleWords", near.shingleWords()),
                  whole(block, "shingleCharacters", near.shingleCharacters()),
                  number(block, "threshold", near.threshold())));
      case "repeated-sentences" ->
          new BlockSettings.RepeatedSentences(
              whole(block, "documents", 50), whole(block, "shortest", 40));
      case "decontaminate" ->
          new BlockSettings.Decontamination(
              whole(block, "shingleWords", Contamination.WORDS),
              whole(block, "shingleCharacters", Contamination.CHARACTERS));
      case "teacher" -> new BlockSettings.TeacherFilter(number(block, "threshold", 0));
      case "split" -> new BlockSettings.SplitByCluster(number(block, "validation", 0.02));
      default -> throw new IllegalStateException("a block with keys and without a reader: " + name);
    };
  }

  private List<String> languages(YamlValue block) {
    var languages = new ArrayList<String>();
    if (block.has("languages")) {
      languages.addAll(block.texts("languages"));
    } else {
      pack.languages().forEach(l -> languages.add(l.toString()));
    }
    if (block.text("mixedAllowed", "true").equals("true")) {
      languages.add("mixed");
    }
    return languages;
  }

  private static QualityLimits quality(YamlValue block) {
    var otherwise = QualityLimits.DEFAULTS;
    var lengths = new ArrayList<QualityLimits.Length>();
    for (var row : rows(block, "lengths")) {
      lengths.add(
          new QualityLimits.Length(
              row.text("language", "any"),
              row.text("kind", "any"),
              whole(row, "minimum", 0),
              whole(row, "maximum", Integer.MAX_VALUE)));
    }
    var prose = rows(block, "prose").stream().map(BlockReader::prose).toList();
    return new QualityLimits(
        lengths.isEmpty() ? otherwise.lengths() : lengths,
        prose.isEmpty() ? otherwise.prose() : prose,
        number(block, "maximumSymbolShare", otherwise.maxSymbolShare()),
        block.has("exempt") ? block.texts("exempt") : otherwise.exempt());
  }

  private static ProseLimits prose(YamlValue row) {
    var language = row.text("language", "any");
    var otherwise =
        switch (language) {
          case "en" -> ProseLimits.ENGLISH;
          case "zh" -> ProseLimits.CHINESE;
          default -> ProseLimits.OTHERS;
        };
    return new ProseLimits(
        language,
        row.text("kind", "any"),
        whole(row, "words", otherwise.fewestWords()),
        number(row, "shortestMeanWord", otherwise.shortestMeanWord()),
        number(row, "longestMeanWord", otherwise.longestMeanWord()),
        number(row, "alphabeticWords", otherwise.alphabeticWords()),
        number(row, "commonWords", otherwise.commonWords()),
        number(row, "bulletLines", otherwise.bulletLines()),
        number(row, "ellipsisLines", otherwise.ellipsisLines()),
        number(row, "shortLines", otherwise.shortLines()),
        number(row, "codeCharacters", otherwise.codeCharacters()));
  }

  private static RepetitionLimits repetition(YamlValue block) {
    var otherwise = RepetitionLimits.DEFAULTS;
    return new RepetitionLimits(
        number(block, "lines", otherwise.lines()),
        number(block, "paragraphs", otherwise.paragraphs()),
        number(block, "pair", otherwise.commonestPair()),
        number(block, "quadruple", otherwise.commonestQuadruple()),
        number(block, "fives", otherwise.fives()),
        number(block, "tens", otherwise.tens()),
        whole(block, "words", otherwise.fewestWords()));
  }

  private static List<YamlValue> rows(YamlValue block, String key) {
    var value = block.at(key);
    return value == null ? List.of() : value.items();
  }

  private static int whole(YamlValue block, String key, int otherwise) {
    var value = number(block, key, otherwise);
    if (value != Math.rint(value)) {
      throw faulty(block, key + " is no whole number: " + block.text(key), "correct it");
    }
    return (int) value;
  }

  private static double number(YamlValue block, String key, double otherwise) {
    if (!block.has(key)) {
      return otherwise;
    }
    try {
      return Double.parseDouble(block.text(key));
    } catch (NumberFormatException e) {
      throw faulty(block, key + " is no number: " + block.text(key), "correct it");
    }
  }

  private static Fault faulty(YamlValue at, String what, String remedy) {
    return Fault.input("faulty-corpus-settings", at.file() + ":" + at.line() + ": " + what, remedy);
  }
}
