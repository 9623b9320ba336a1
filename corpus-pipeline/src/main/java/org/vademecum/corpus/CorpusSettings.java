package org.vademecum.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;

/**
 * The blocks of {@code pack.yaml}'s section {@code corpus}, in its order. Blocks that look at one
 * document run in that order; those that need all documents (duplicates, repeated sentences, the
 * split) have their places in {@link Curation}. A block that is not named is left out, except that
 * reports are always rendered and personal data is always removed. A pack without the section has
 * every block with its defaults.
 */
public record CorpusSettings(List<BlockSettings> blocks) implements Serializable {
  public CorpusSettings {
    blocks = List.copyOf(blocks);
  }

  /**
   * Reads a pack's settings.
   *
   * @throws Fault of type {@code faulty-corpus-settings}
   */
  public static CorpusSettings of(Pack pack) {
    var section = pack.settings().at("corpus");
    var blocks = new ArrayList<BlockSettings>();
    if (section == null) {
      blocks.addAll(defaults(pack));
    } else {
      var reader = new BlockReader(pack);
      var seen = new HashSet<String>();
      for (var block : section.items()) {
        blocks.add(reader.read(block));
        if (!seen.add(block.text("block", ""))) {
          throw Fault.input(
              "faulty-corpus-settings",
              block.file() + ":" + block.line() + ": a second block " + block.text("block"),
              "name each block once");
        }
      }
    }
    return new CorpusSettings(blocks);
  }

  private static List<BlockSettings> defaults(Pack pack) {
    var languages = new ArrayList<String>();
    pack.languages().forEach(l -> languages.add(l.toString()));
    languages.add("mixed");
    return List.of(
        new BlockSettings.Render(),
        new BlockSettings.Normalisation(),
        new BlockSettings.BoilerplateLines(),
        new BlockSettings.LanguageFilter(languages, 0.65),
        new BlockSettings.Quality(QualityLimits.DEFAULTS),
        new BlockSettings.Repetition(RepetitionLimits.DEFAULTS),
        new BlockSettings.WordLists(4, 25),
        new BlockSettings.DeIdentification(),
        new BlockSettings.ExactDuplicates(),
        new BlockSettings.NearDuplicates(MinHash.DEFAULT),
        new BlockSettings.RepeatedSentences(50, 40),
        new BlockSettings.Decontamination(Contamination.WORDS, Contamination.CHARACTERS),
        new BlockSettings.TeacherFilter(0),
        new BlockSettings.SplitByCluster(0.02));
  }

  /** The block of a type, if the pack has it. */
  public <T extends BlockSettings> Optional<T> find(Class<T> type) {
    return blocks.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  double validationShare() {
    return find(BlockSettings.SplitByCluster.class)
        .map(BlockSettings.SplitByCluster::validation)
        .orElse(0.0);
  }
}
