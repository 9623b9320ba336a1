package org.vademecum.eval.perturb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.vademecum.eval.cases.SupportCase;

/**
 * Makes a perturbation set from cases that are right: for every case the untouched row, and one row
 * of each kind for which there is a safe edit. Cases labelled 0 and cases without a response are
 * left out; a case without a label is taken to be right, so give it only answers that are.
 */
public final class Perturber {
  private final long seed;

  public Perturber(long seed) {
    this.seed = seed;
  }

  /** The rows, case by case in the order given. */
  public List<PerturbedCase> perturb(List<SupportCase> cases, Set<Kind> kinds) {
    var right =
        cases.stream()
            .filter(c -> c.response() != null && (c.label() == null || c.label() == 1))
            .toList();
    var rows = new ArrayList<PerturbedCase>();
    for (var base : right) {
      var response = String.valueOf(base.response());
      rows.add(row(base, "untouched", Kind.Expect.UNCHANGED, base.source(), response, null));
      for (var kind : Kind.values()) {
        if (kinds.contains(kind)) {
          perturbed(base, response, kind, right).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private Optional<PerturbedCase> perturbed(
      SupportCase base, String response, Kind kind, List<SupportCase> all) {
    var random = new SplittableRandom(seed * 31 + base.id().hashCode() * 17L + kind.ordinal());
    var source = base.source();
    return switch (kind) {
      case SWAPPED ->
          SourceEdit.swapped(base, response, all, random)
              .map(s -> ofSource(base, kind, new Edit(s, source, s)));
      case MISSING ->
          SourceEdit.missing(source, response, random).map(e -> ofSource(base, kind, e));
      case CONTRADICTING ->
          SourceEdit.contradicting(source, response, random).map(e -> ofSource(base, kind, e));
      case NUMBER -> NumberEdit.of(response, source, random).map(e -> ofResponse(base, kind, e));
      case UNIT -> UnitEdit.of(response, source, random).map(e -> ofResponse(base, kind, e));
      case DIRECTION ->
          DirectionEdit.of(response, source, random).map(e -> ofResponse(base, kind, e));
      case NEGATION -> NegationEdit.of(response, random).map(e -> ofResponse(base, kind, e));
      case PATIENT ->
          SourceEdit.patient(base, response, all, random).map(e -> ofResponse(base, kind, e));
    };
  }

  private static PerturbedCase ofSource(SupportCase base, Kind kind, Edit edit) {
    var changed = new PerturbedCase.Changed(edit.from(), edit.to());
    var response = String.valueOf(base.response());
    return row(base, kind.toString(), kind.expect(), edit.text(), response, changed);
  }

  private static PerturbedCase ofResponse(SupportCase base, Kind kind, Edit edit) {
    var changed = new PerturbedCase.Changed(edit.from(), edit.to());
    return row(base, kind.toString(), kind.expect(), base.source(), edit.text(), changed);
  }

  private static PerturbedCase row(
      SupportCase base,
      String kind,
      Kind.Expect expect,
      String source,
      String response,
      PerturbedCase.@Nullable Changed changed) {
    return new PerturbedCase(
        base.id() + "-" + kind,
        base.group(),
        kind,
        source,
        response,
        changed == null ? 1 : 0,
        expect.toString(),
        changed);
  }
}
