package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that look at one document by itself, in the order of the pack's settings with three
 * exceptions that hold for every pack: reports are rendered first; evaluation texts are looked for
 * before personal data is replaced, because a shifted date would hide them; and personal data is
 * replaced last, in dropped documents too.
 */
final class Blocks {
  private Blocks() {}

  /** What becomes of a document by itself, up to the search for evaluation texts. */
  static Block of(CorpusSettings settings, ReportForms reports) {
    Block all = new RenderReports(reports);
    for (var block : own(settings)) {
      all = all.then(block);
    }
    return all;
  }

  /** The evaluation texts as the settings compare them; null where the pack leaves that out. */
  static @Nullable Contamination contamination(CorpusSettings settings, List<String> evaluation) {
    return settings
        .find(BlockSettings.Decontamination.class)
        .map(limits -> new Contamination(evaluation, limits.words(), limits.characters()))
        .orElse(null);
  }

  private static List<Block> own(CorpusSettings settings) {
    var blocks = new ArrayList<Block>();
    for (var block : settings.blocks()) {
      of(block).ifPresent(blocks::add);
    }
    return blocks;
  }

  // The others have their place elsewhere: here, or where all documents are needed.
  private static Optional<Block> of(BlockSettings settings) {
    return switch (settings) {
      case BlockSettings.Normalisation n -> Optional.of(new Normalise());
      case BlockSettings.BoilerplateLines b -> Optional.of(new RemoveBoilerplate());
      case BlockSettings.LanguageFilter l ->
          Optional.of(new IdentifyLanguage(l.dominant(), l.languages()));
      case BlockSettings.Quality q -> Optional.of(new JudgeQuality(q.limits()));
      case BlockSettings.Repetition r -> Optional.of(new JudgeRepetition(r.limits()));
      case BlockSettings.WordLists w -> Optional.of(new MatchWordLists(w));
      case BlockSettings.Render r -> Optional.empty();
      case BlockSettings.DeIdentification d -> Optional.empty();
      case BlockSettings.ExactDuplicates e -> Optional.empty();
      case BlockSettings.NearDuplicates n -> Optional.empty();
      case BlockSettings.RepeatedSentences r -> Optional.empty();
      case BlockSettings.Decontamination d -> Optional.empty();
      case BlockSettings.TeacherFilter t -> Optional.empty();
      case BlockSettings.SplitByCluster s -> Optional.empty();
    };
  }
}
