package org.vademecum.eval.paraphrase;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.vademecum.engine.pack.Pack;
import org.vademecum.eval.EvalCase;

/**
 * Paraphrases cases: the same seed, pack and case give the same paraphrases, whatever other cases
 * there are. A report that none of its kinds can reword safely has none, or fewer than asked for.
 */
public final class Paraphraser {
  private static final List<Rewording> KINDS = List.of(Rewording.values());

  private final Synonyms synonyms;
  private final UnitSteps units;
  private final long seed;

  public Paraphraser(Pack pack, long seed) {
    this.synonyms = new Synonyms(pack);
    this.units = new UnitSteps(pack);
    this.seed = seed;
  }

  /**
   * A paraphrase.
   *
   * @param asked a case with the gold, scenario and passages of the one that it says otherwise; its
   *     id is that one's with {@code ~1}, {@code ~2}, …
   */
  public record Paraphrase(Rewording how, EvalCase asked) {}

  /**
   * Up to so many paraphrases of one case, all different: the kinds in turn, a kind again only with
   * another result.
   */
  public List<Paraphrase> of(EvalCase original, int most) {
    var paraphrases = new ArrayList<Paraphrase>();
    var texts = new ArrayList<>(List.of(original.report()));
    var printed = printed(original);
    // Twice round, so that a kind that does not fit leaves its place to another one.
    for (var turn = 0; turn < most + 2 * KINDS.size() && paraphrases.size() < most; turn++) {
      var how = KINDS.get(turn % KINDS.size());
      var random = new SplittableRandom(seed * 31 + original.id().hashCode() * 17L + turn);
      var reworded = printed.reworded(how, random).filter(t -> !texts.contains(t));
      if (reworded.isPresent()) {
        texts.add(reworded.get());
        var id = original.id() + "~" + (paraphrases.size() + 1);
        paraphrases.add(new Paraphrase(how, with(original, id, reworded.get())));
      }
    }
    return paraphrases;
  }

  private PrintedReport printed(EvalCase original) {
    return original.report().stripLeading().startsWith("{")
        ? new FhirReport(original.report(), synonyms)
        : new DelimitedReport(original.report(), synonyms, units);
  }

  private static EvalCase with(EvalCase original, String id, String report) {
    return new EvalCase(
        id,
        original.scenario(),
        original.language(),
        original.audience(),
        original.format(),
        report,
        original.gold(),
        original.passages());
  }
}
