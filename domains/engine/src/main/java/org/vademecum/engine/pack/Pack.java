package org.vademecum.engine.pack;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;

/**
 * A domain, loaded and checked. Immutable and safe to share between threads.
 *
 * @param folder where it was loaded from
 * @param variations by the observable's code; absent where the pack does not know it
 * @param layouts by task; a task without one is answered in the findings' own order
 * @param settings the sections of {@code pack.yaml} that single stages read: {@code corpus}, {@code
 *     student}, {@code serving}
 */
public record Pack(
    Path folder,
    String name,
    String version,
    Localized title,
    List<Language> languages,
    List<String> tasks,
    Wording wording,
    Observables observables,
    Units units,
    List<OrdinalRank> ordinals,
    List<ReferenceInterval> intervals,
    List<CriticalLimit> criticalLimits,
    List<Pattern> patterns,
    List<DerivedQuantity> derived,
    List<KnowledgePassage> passages,
    Map<String, Variation> variations,
    List<Area> areas,
    Map<String, Layout> layouts,
    YamlValue settings) {

  public Pack {
    languages = List.copyOf(languages);
    tasks = List.copyOf(tasks);
    ordinals = List.copyOf(ordinals);
    intervals = List.copyOf(intervals);
    criticalLimits = List.copyOf(criticalLimits);
    patterns = List.copyOf(patterns);
    derived = List.copyOf(derived);
    passages = List.copyOf(passages);
    variations = Map.copyOf(variations);
    areas = List.copyOf(areas);
    layouts = Map.copyOf(layouts);
  }

  /**
   * The interval for a subject. Where the sex is not known and the sexes differ, there is none:
   * choosing one would be a guess.
   */
  public Optional<ReferenceInterval> interval(Observable observable, Subject subject) {
    return intervals.stream()
        .filter(i -> i.observable().equals(observable.code()))
        .filter(i -> i.holdsFor(subject))
        .min(Comparator.comparing(i -> i.sex() == Sex.UNKNOWN));
  }

  /** The critical limits for a subject; without an age, adult limits hold. */
  public Optional<CriticalLimit> critical(Observable observable, Subject subject) {
    return criticalLimits.stream()
        .filter(c -> c.observable().equals(observable.code()))
        .filter(c -> c.holdsFor(subject))
        .findFirst();
  }

  /** How the answer to a task is arranged. */
  public Layout layout(String task) {
    return layouts.getOrDefault(task, Layout.PLAIN);
  }

  /** The area of an observable, by its panel. */
  public Optional<Area> area(Observable observable) {
    return areas.stream().filter(a -> a.panels().contains(observable.panel())).findFirst();
  }

  public Optional<Pattern> pattern(String id) {
    return patterns.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  public Optional<DerivedQuantity> derivedQuantity(String id) {
    return derived.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
