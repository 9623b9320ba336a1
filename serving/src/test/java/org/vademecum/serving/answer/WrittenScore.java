package org.vademecum.serving.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Observation;

/**
 * Sets answers beside what was written about their reports, and counts.
 *
 * <p>The k-th result of a code in the gold is the k-th of that code in the answer, over all parts.
 * A result that the report does not have counts as a wrong flag. A trap is caught where each of its
 * expectations holds, no flag is wrong and nothing forbidden is said. It does not know the rules.
 */
final class WrittenScore {
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final List<String> disagreements = new ArrayList<>();

  /** So many of so many. */
  record Tally(int hits, int of) {
    double share() {
      return of == 0 ? 0 : (double) hits / of;
    }
  }

  /** An answer to one report: a list for its parts, empty where it was refused. */
  void add(WrittenReport report, List<Interpretation> parts, String failure) {
    if (!failure.isEmpty()) {
      disagree(report, "error: " + failure);
    }
    var before = disagreements.size();
    flags(report, parts);
    forbidden(report, parts);
    var right = disagreements.size() == before && failure.isEmpty();
    patterns(report, parts);
    if (report.isNormal()) {
      count("over-call on normal reports", overCalled(parts));
    }
    if (report.isTrap()) {
      trap(report, parts, right);
    } else {
      falseAlarm(report, parts);
    }
  }

  Tally tally(String name) {
    return tallies.getOrDefault(name, new Tally(0, 0));
  }

  /** The table and each disagreement. */
  String text() {
    var text = new StringBuilder();
    tallies.forEach(
        (name, t) ->
            text.append(
                String.format(
                    Locale.ROOT, "%-30s %4d / %4d  %.4f%n", name, t.hits(), t.of(), t.share())));
    disagreements.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private void flags(WrittenReport report, List<Interpretation> parts) {
    var seen = new HashMap<String, Integer>();
    var matched = new HashSet<Observation>();
    for (var expected : report.gold().observations()) {
      var index = seen.merge(expected.code(), 1, Integer::sum) - 1;
      var same =
          observations(parts).stream().filter(o -> expected.code().equals(o.code())).toList();
      var found = index < same.size() ? same.get(index) : null;
      var flag = found == null ? "missing" : found.flag().name();
      flag(report, expected.code(), expected.flag(), flag);
      if (found == null) {
        if (expected.critical()) {
          count("critical recall", false);
        }
        continue;
      }
      matched.add(found);
      count("status accuracy", expected.status().equals(found.status().toString()));
      if (!expected.status().equals(found.status().toString())) {
        disagree(report, expected.code() + " status " + found.status() + ", " + expected.status());
      }
      if (expected.critical()) {
        var critical = isCritical(found, parts);
        count("critical recall", critical);
        if (!critical) {
          disagree(report, expected.code() + " is critical and not called so");
        }
      } else if (isCritical(found, parts)) {
        disagree(report, expected.code() + " is called critical and is not");
      }
    }
    for (var named : report.unknown()) {
      var found =
          observations(parts).stream()
              .filter(o -> printedName(o).contains(named.name()))
              .findFirst();
      found.ifPresent(matched::add);
      flag(
          report,
          named.name(),
          named.flag(),
          found
              .map(
                  o ->
                      o.code() == null || o.code().equals(named.code())
                          ? o.flag().name()
                          : "taken for " + o.code())
              .orElse("missing"));
    }
    observations(parts).stream()
        .filter(o -> !matched.contains(o))
        .forEach(o -> flag(report, o.name() + " = " + o.text(), "no result", o.flag().name()));
  }

  // A name that the pack did not know when the case was written may have another there by now.
  private static String printedName(Observation observation) {
    return observation.source().name() == null ? observation.name() : observation.source().name();
  }

  private void flag(WrittenReport report, String what, String expected, String found) {
    count("flag accuracy", expected.equals(found));
    if (!expected.equals(found)) {
      disagree(report, what + " is " + found + ", gold " + expected);
    }
  }

  private static boolean isCritical(Observation observation, List<Interpretation> parts) {
    return (observation.flag() == Flag.LL || observation.flag() == Flag.HH)
        && parts.stream()
            .filter(p -> p.observations().contains(observation))
            .flatMap(p -> p.findings().stream())
            .anyMatch(
                f ->
                    f.kind() == FindingKind.CRITICAL
                        && f.observations().contains(observation.id()));
  }

  private void forbidden(WrittenReport report, List<Interpretation> parts) {
    for (var part : parts) {
      var text = part.text().toLowerCase(Locale.ROOT);
      for (var words : report.gold().forbidden()) {
        count("forbidden statements", text.contains(words));
        if (text.contains(words)) {
          disagree(report, "says \"" + words + "\": " + part.text().replace('\n', ' '));
        }
      }
    }
  }

  private void patterns(WrittenReport report, List<Interpretation> parts) {
    var codes = findings(parts).stream().map(Finding::code).toList();
    for (var pattern : report.gold().patterns()) {
      count("pattern recall", codes.contains(pattern));
      if (!codes.contains(pattern)) {
        disagree(report, "pattern not found: " + pattern);
      }
    }
    findings(parts).stream()
        .filter(f -> f.kind() == FindingKind.PATTERN)
        .map(Finding::code)
        .filter(c -> !report.gold().patterns().contains(c) && !report.gold().allowed().contains(c))
        .forEach(c -> disagree(report, "pattern beyond the gold: " + c));
  }

  private static boolean overCalled(List<Interpretation> parts) {
    return observations(parts).stream().anyMatch(o -> o.flag() != Flag.N)
        || findings(parts).stream()
            .anyMatch(f -> f.kind() == FindingKind.PATTERN || f.kind() == FindingKind.CRITICAL);
  }

  private void falseAlarm(WrittenReport report, List<Interpretation> parts) {
    var alarms =
        findings(parts).stream()
            .filter(f -> f.kind() == FindingKind.DATA_PROBLEM || f.kind() == FindingKind.CAVEAT)
            .filter(f -> !report.gold().allowed().contains(f.code()))
            .toList();
    count("false alarms", !alarms.isEmpty());
    alarms.forEach(f -> disagree(report, "false alarm " + f.code() + ": " + f.statement()));
  }

  private void trap(WrittenReport report, List<Interpretation> parts, boolean right) {
    var missed = report.expect().stream().filter(e -> !holds(e, parts)).toList();
    var caught = right && missed.isEmpty();
    count("traps caught", caught);
    if (!caught) {
      disagree(report, "trap " + report.trap() + ", " + missed + ": " + report.caught());
    }
  }

  private static boolean holds(String expectation, List<Interpretation> parts) {
    var words = expectation.split(":", 3);
    return switch (words[0]) {
      case "parts" -> parts.size() == Integer.parseInt(words[1]);
      case "kind" -> findings(parts).stream().anyMatch(f -> f.kind().toString().equals(words[1]));
      case "finding" ->
          findings(parts).stream().anyMatch(f -> List.of(words[1].split("\\|")).contains(f.code()));
      case "obs" -> observations(parts).stream().anyMatch(o -> words[1].equals(o.code()));
      case "status" ->
          observations(parts).stream()
              .anyMatch(o -> words[1].equals(o.code()) && o.status().toString().equals(words[2]));
      case "problem" ->
          observations(parts).stream()
              .filter(o -> words[1].equals(o.code()))
              .flatMap(o -> o.problems().stream())
              .anyMatch(p -> List.of(words[2].split("\\|")).contains(p.toString()));
      case "text" -> {
        var sought = Pattern.compile(expectation.substring(5), Pattern.CASE_INSENSITIVE);
        yield parts.stream().anyMatch(p -> sought.matcher(p.text()).find());
      }
      default -> throw new IllegalArgumentException("not an expectation: " + expectation);
    };
  }

  private static List<Observation> observations(List<Interpretation> parts) {
    return parts.stream().flatMap(p -> p.observations().stream()).toList();
  }

  private static List<Finding> findings(List<Interpretation> parts) {
    return parts.stream().flatMap(p -> p.findings().stream()).toList();
  }

  private void count(String name, boolean hit) {
    tallies.merge(
        name, new Tally(hit ? 1 : 0, 1), (a, b) -> new Tally(a.hits() + b.hits(), a.of() + b.of()));
  }

  private void disagree(WrittenReport report, String what) {
    disagreements.add(report.id() + ": " + what);
  }
}
