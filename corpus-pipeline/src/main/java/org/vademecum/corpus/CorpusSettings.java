package org.vademecum.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.YamlValue;

/**
 * The blocks of {@code pack.yaml}'s section {@code corpus} with their parameters. The order of the
 * blocks is the pipeline's own; a parameter that is not given has the block's default.
 *
 * @param languages languages that are kept, {@code mixed} among them where it is allowed
 * @param dominant share of a language's letters that makes a text one of it
 * @param teacherThreshold least score of a source from outside
 * @param validationShare of the clusters
 */
public record CorpusSettings(
    Set<String> languages,
    double dominant,
    QualityLimits quality,
    MinHash nearDuplicates,
    int contaminationWords,
    int contaminationCharacters,
    double teacherThreshold,
    double validationShare)
    implements Serializable {
  private static final List<String> BLOCKS =
      List.of(
          "render",
          "normalise",
          "language",
          "quality",
          "de-identify",
          "exact-duplicates",
          "near-duplicates",
          "decontaminate",
          "teacher",
          "split");

  /**
   * Reads a pack's settings.
   *
   * @throws Fault of type {@code faulty-corpus-settings}
   */
  public static CorpusSettings of(Pack pack) {
    var blocks = new Blocks(pack.settings().at("corpus"));
    var near = MinHash.DEFAULT;
    return new CorpusSettings(
        languages(pack, blocks),
        blocks.number("language", "minimumConfidence", 0.65),
        quality(blocks),
        new MinHash(
            (int) blocks.number("near-duplicates", "bands", near.bands()),
            (int) blocks.number("near-duplicates", "rows", near.rows()),
            (int) blocks.number("near-duplicates", "shingleWords", near.shingleWords()),
            (int) blocks.number("near-duplicates", "shingleCharacters", near.shingleCharacters()),
            blocks.number("near-duplicates", "threshold", near.threshold())),
        (int) blocks.number("decontaminate", "shingleWords", Contamination.WORDS),
        (int) blocks.number("decontaminate", "shingleCharacters", Contamination.CHARACTERS),
        blocks.number("teacher", "threshold", 0),
        blocks.number("split", "validation", 0.02));
  }

  private static Set<String> languages(Pack pack, Blocks blocks) {
    var languages = new LinkedHashSet<String>();
    pack.languages().forEach(l -> languages.add(l.toString()));
    if (blocks.text("language", "mixedAllowed", "true").equals("true")) {
      languages.add("mixed");
    }
    return languages;
  }

  private static QualityLimits quality(Blocks blocks) {
    var otherwise = QualityLimits.DEFAULTS;
    var lengths = new ArrayList<QualityLimits.Length>();
    for (var row : blocks.items("quality", "lengths")) {
      lengths.add(
          new QualityLimits.Length(
              row.text("language", "any"),
              row.text("kind", "any"),
              (int) row.number("minimum", 0),
              (int) row.number("maximum", Integer.MAX_VALUE)));
    }
    var exempt = blocks.items("quality", "exempt").stream().map(YamlValue::text).toList();
    return new QualityLimits(
        lengths.isEmpty() ? otherwise.lengths() : lengths,
        blocks.number("quality", "maximumSymbolShare", otherwise.maxSymbolShare()),
        blocks.number("quality", "maximumRepeatedLineShare", otherwise.maxRepeatedLineShare()),
        blocks.number("quality", "maximumRepeatedWordShare", otherwise.maxRepeatedPhraseShare()),
        exempt.isEmpty() ? otherwise.exempt() : exempt);
  }

  /** The section as it is written. */
  private static final class Blocks {
    private final List<YamlValue> blocks;

    Blocks(@Nullable YamlValue section) {
      blocks = section == null ? List.of() : section.items();
      for (var block : blocks) {
        var name = block.text("block", "");
        if (!BLOCKS.contains(name)) {
          throw Fault.input(
              "faulty-corpus-settings",
              block.file() + ":" + block.line() + ": no such block of the corpus: " + name,
              "there are: " + String.join(", ", BLOCKS));
        }
      }
    }

    private List<YamlValue> named(String name) {
      return blocks.stream().filter(b -> b.text("block", "").equals(name)).toList();
    }

    double number(String block, String key, double otherwise) {
      return named(block).stream()
          .filter(b -> b.has(key))
          .map(b -> number(b, key))
          .findFirst()
          .orElse(otherwise);
    }

    private static double number(YamlValue block, String key) {
      try {
        return Double.parseDouble(block.text(key));
      } catch (NumberFormatException e) {
        throw Fault.input(
            "faulty-corpus-settings",
            block.file() + ":" + block.line() + ": " + key + " is no number: " + block.text(key),
            "correct it");
      }
    }

    String text(String block, String key, String otherwise) {
      return named(block).stream().map(b -> b.text(key, otherwise)).findFirst().orElse(otherwise);
    }

    List<YamlValue> items(String block, String key) {
      return named(block).stream()
          .filter(b -> b.has(key))
          .flatMap(
              b -> {
                var value = b.at(key);
                return value == null ? Stream.empty() : value.items().stream();
              })
          .toList();
    }
  }
}
