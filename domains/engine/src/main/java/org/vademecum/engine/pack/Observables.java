package org.vademecum.engine.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.text.NameKey;

/** The observables of a pack, found by code, terminology code or printed name. */
public final class Observables {
  private static final Pattern BRACKETS = Pattern.compile("[(（\\[【]([^)）\\]】]*)[)）\\]】]");

  private final Map<String, Observable> byCode = new LinkedHashMap<>();
  private final Map<String, Observable> byTerminology = new HashMap<>();
  private final Map<String, List<Observable>> byName = new HashMap<>();
  private final Map<String, Set<String>> specimenNames;

  /**
   * @param specimenNames from a specimen of {@code observables.csv} to the words that name it in
   *     reports, as keys
   */
  Observables(Collection<Observable> rows, Map<String, Set<String>> specimenNames) {
    this.specimenNames = specimenNames;
    for (var row : rows) {
      byCode.putIfAbsent(row.code(), row);
      row.codes().forEach(c -> byTerminology.putIfAbsent(c, row));
      names(row).forEach(n -> byName.computeIfAbsent(n, k -> new ArrayList<>()).add(row));
    }
  }

  private static Set<String> names(Observable row) {
    var names = new LinkedHashSet<String>();
    names.add(NameKey.of(row.code()));
    names.add(NameKey.of(row.name().en()));
    names.add(NameKey.of(row.name().zh()));
    row.synonyms().forEach(s -> names.add(NameKey.of(s)));
    names.remove("");
    return names;
  }

  public Collection<Observable> all() {
    return byCode.values();
  }

  public Optional<Observable> byCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Every key under which a printed name is found, for searching names in text. */
  public Map<String, List<Observable>> names() {
    return byName;
  }

  /** The observable that a printed result is of, or empty where the pack does not know it. */
  public Optional<Observable> find(ReportedObservation reported, Units units) {
    var candidates = candidates(reported);
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(choose(candidates, reported, units));
  }

  /** The observables that a printed result may be of: several where specimens share a name. */
  public List<Observable> candidates(ReportedObservation reported) {
    if (reported.code() != null) {
      var known = byTerminology.get(reported.code().strip());
      if (known != null) {
        return List.of(known);
      }
    }
    for (var label : labels(reported.name(), reported.code())) {
      var candidates = byName.get(label);
      if (candidates != null) {
        return candidates;
      }
    }
    return List.of();
  }

  /** Whether a text, as a title or a specimen is printed, names an observable's specimen. */
  public boolean namesSpecimen(String text, Observable observable) {
    var said = NameKey.of(text);
    return specimenNames.getOrDefault(observable.specimen(), Set.of()).stream()
        .anyMatch(said::contains);
  }

  /** A word that names an observable's specimen and no other's of the given ones; empty if none. */
  public Optional<String> specimenWord(Observable observable, Collection<Observable> others) {
    return specimenNames.getOrDefault(observable.specimen(), Set.of()).stream()
        .filter(
            w ->
                others.stream()
                    .filter(o -> !o.specimen().equals(observable.specimen()))
                    .noneMatch(o -> namesSpecimen(w, o)))
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  }

  /** Whether a printed name, by itself, is one that the pack knows. */
  public boolean knowsName(String name) {
    return labels(name, null).stream().anyMatch(byName::containsKey);
  }

  // From the whole name to its parts: "Haemoglobin (HGB)", "HGB 血红蛋白", "Haemoglobin, blood".
  private List<String> labels(@Nullable String name, @Nullable String code) {
    var labels = new LinkedHashSet<String>();
    if (name != null) {
      labels.add(NameKey.of(name));
      labels.add(NameKey.of(BRACKETS.matcher(name).replaceAll(" ")));
      var inside = BRACKETS.matcher(name);
      while (inside.find()) {
        labels.add(NameKey.of(inside.group(1)));
      }
      labels.add(NameKey.of(name.split("[,，;；]", 2)[0]));
      var words = BRACKETS.matcher(name).replaceAll(" ").strip().split("\\s+");
      if (words.length > 1) {
        if (beginsWithItsName(words)) {
          labels.add(NameKey.of(words[0]));
        }
        if (endsInItsName(words)) {
          labels.add(NameKey.of(words[words.length - 1]));
        }
      }
    }
    if (code != null) {
      labels.add(NameKey.of(code));
    }
    labels.remove("");
    return List.copyOf(labels);
  }

  // "Haemoglobin blood", "HGB 血红蛋白" and "甲胎蛋白 AFP" begin with what was measured; "Blood film
  // comment" says
  // nothing of what its first word means elsewhere.
  private boolean beginsWithItsName(String[] words) {
    return words[0].codePoints().anyMatch(Character::isIdeographic)
        || Arrays.stream(words, 1, words.length)
            .allMatch(
                word ->
                    word.codePoints().anyMatch(Character::isIdeographic)
                        || namesNothing(NameKey.of(word)));
  }

  // "12 血红蛋白" and "Serum sodium" end in what was measured; "Mumps IgM" is not IgM.
  private boolean endsInItsName(String[] words) {
    return words[words.length - 1].codePoints().anyMatch(Character::isIdeographic)
        || Arrays.stream(words, 0, words.length - 1).map(NameKey::of).allMatch(this::namesNothing);
  }

  private boolean namesNothing(String key) {
    return key.chars().allMatch(Character::isDigit)
        || specimenNames.values().stream().anyMatch(words -> words.contains(key));
  }

  // One name in several specimens: what the report says of the specimen decides unless the unit
  // speaks against it, then the kind of the result, then the unit, then the order of the table.
  private Observable choose(
      List<Observable> candidates, ReportedObservation reported, Units units) {
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    var said = NameKey.of(String.valueOf(reported.specimen()) + " " + reported.label());
    var ofSpecimen =
        candidates.stream()
            .filter(c -> said(c, said) > 0)
            .sorted(Comparator.comparingInt(c -> -said(c, said)))
            .toList();
    var kind = kind(reported);
    return ofSpecimen.stream()
        .filter(c -> fits(c, reported, units))
        .findFirst()
        .or(
            () ->
                candidates.stream()
                    .filter(c -> c.kind() == kind)
                    .filter(c -> fits(c, reported, units))
                    .findFirst())
        .or(() -> ofSpecimen.stream().findFirst())
        .orElse(candidates.getFirst());
  }

  // How much of the report's words name the specimen: "venous blood gas" says more than "blood
  // gas".
  private int said(Observable candidate, String words) {
    return specimenNames.getOrDefault(candidate.specimen(), Set.of()).stream()
        .filter(words::contains)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static Observable.Kind kind(ReportedObservation reported) {
    var value = reported.valueText() == null ? "" : reported.valueText();
    return value.chars().anyMatch(Character::isDigit) && !value.contains("+")
        ? Observable.Kind.QUANTITY
        : Observable.Kind.ORDINAL;
  }

  private static boolean fits(Observable candidate, ReportedObservation reported, Units units) {
    return candidate.kind() == Observable.Kind.ORDINAL
        || reported.unit() == null
        || units.conversion(candidate, reported.unit()).isPresent();
  }
}
