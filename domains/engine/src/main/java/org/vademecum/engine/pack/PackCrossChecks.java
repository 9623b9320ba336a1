package org.vademecum.engine.pack;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that hold between a pack's files. */
final class PackCrossChecks {
  private PackCrossChecks() {}

  static void check(Pack pack, Problems problems) {
    passagesExist(pack, problems);
    subjectsExist(pack, problems);
    bothLanguages(pack, problems);
    limitsAreWithinSurvival(pack, problems);
  }

  private static Set<String> passageIds(Pack pack) {
    return pack.passages().stream()
        .map(KnowledgePassage::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void passagesExist(Pack pack, Problems problems) {
    var ids = passageIds(pack);
    for (var pattern : pack.patterns()) {
      for (var id : pattern.passages()) {
        if (!ids.contains(id)) {
          problems.unknown("patterns.yaml", 0, "passage of " + pattern.id(), id, ids);
        }
      }
    }
    for (var derived : pack.derived()) {
      for (var id : derived.passages()) {
        if (!ids.contains(id)) {
          problems.unknown("derived.yaml", 0, "passage of " + derived.id(), id, ids);
        }
      }
    }
  }

  private static void subjectsExist(Pack pack, Problems problems) {
    var subjects = new TreeSet<String>();
    pack.observables().all().forEach(o -> subjects.add(o.code()));
    pack.patterns().forEach(p -> subjects.add(p.id()));
    pack.derived().forEach(d -> subjects.add(d.id()));
    for (var passage : pack.passages()) {
      for (var about : passage.about()) {
        var subject = about.replaceFirst("\\.(low|high|abnormal)$", "");
        if (!subjects.contains(subject)) {
          problems.unknown("knowledge", 0, "subject of " + passage.indexId(), about, subjects);
        }
      }
    }
  }

  private static void bothLanguages(Pack pack, Problems problems) {
    var present =
        pack.passages().stream().map(KnowledgePassage::indexId).collect(Collectors.toSet());
    var missing = new HashSet<String>();
    for (var id : passageIds(pack)) {
      for (var language : pack.languages()) {
        if (!present.contains(id + "." + language) && missing.add(id + "." + language)) {
          problems.add("knowledge", 0, "a passage missing in a language: " + id + "." + language);
        }
      }
    }
  }

  private static void limitsAreWithinSurvival(Pack pack, Problems problems) {
    for (var interval : pack.intervals()) {
      pack.observables()
          .byCode(interval.observable())
          .filter(
              o ->
                  outside(o, interval.low() == null ? 0 : interval.low(), interval.low() != null)
                      || outside(
                          o,
                          interval.high() == null ? 0 : interval.high(),
                          interval.high() != null))
          .ifPresent(
              o ->
                  problems.add(
                      "intervals.csv", 0, "an interval outside survival limits: " + o.code()));
    }
  }

  private static boolean outside(Observable observable, double limit, boolean present) {
    var low = observable.survivalLow();
    var high = observable.survivalHigh();
    return present && ((low != null && limit < low) || (high != null && limit > high));
  }
}
