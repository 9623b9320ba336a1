package org.vademecum.engine.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Expression;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.OrdinalRank;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackProblem;
import org.vademecum.engine.pack.Pattern;
import org.vademecum.engine.pack.Problems;
import org.vademecum.engine.pack.YamlValue;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;

/**
 * A pack's {@code simulator.yaml}.
 *
 * @param panels codes by panel
 * @param derivations formulas for results that follow from others, in their order
 */
public record SimulatorFile(
    Map<String, List<String>> panels,
    Map<String, Scenario.Drawn> derivations,
    List<Laboratory> laboratories,
    List<Scenario> scenarios) {

  /**
   * Reads the file.
   *
   * @throws Fault of type {@code faulty-pack} with the first problems
   */
  public static SimulatorFile load(Pack pack) {
    var problems = new Problems();
    var file = new Reader(pack, problems).read();
    if (!problems.sorted().isEmpty()) {
      throw Fault.input(
          "faulty-pack",
          problems.sorted().stream()
              .limit(10)
              .map(PackProblem::toString)
              .collect(Collectors.joining("\n")),
          "correct simulator.yaml; ./vade validate lists all problems");
    }
    return file;
  }

  /** All problems of the file. */
  public static List<PackProblem> check(Pack pack) {
    var problems = new Problems();
    new Reader(pack, problems).read();
    return problems.sorted();
  }

  private static final class Reader {
    private final Pack pack;
    private final Problems problems;
    private final Set<String> codes;
    private final Set<String> patternIds;
    private final Set<String> rankNames;
    private final Expression.Compiler compiler;

    Reader(Pack pack, Problems problems) {
      this.pack = pack;
      this.problems = problems;
      this.codes =
          pack.observables().all().stream()
              .map(Observable::code)
              .collect(Collectors.toCollection(TreeSet::new));
      this.patternIds = pack.patterns().stream().map(Pattern::id).collect(Collectors.toSet());
      this.rankNames = pack.ordinals().stream().map(OrdinalRank::name).collect(Collectors.toSet());
      this.compiler = new Expression.Compiler(codes);
    }

    SimulatorFile read() {
      var root = YamlValue.read(pack.folder(), "simulator.yaml", problems);
      var panels = new LinkedHashMap<String, List<String>>();
      var panelSection = root.at("panels");
      if (panelSection != null) {
        for (var panel : panelSection.keys()) {
          panelSection.texts(panel).forEach(c -> code(panelSection, c));
          panels.put(panel, panelSection.texts(panel));
        }
      }
      var laboratories = items(root, "laboratories").map(this::laboratory).toList();
      var scenarios = new ArrayList<Scenario>();
      var ids = new HashSet<String>();
      items(root, "scenarios")
          .forEach(
              entry -> {
                scenarios.add(scenario(entry, panels.keySet()));
                if (!ids.add(entry.text("id"))) {
                  entry.problem("an id twice: " + entry.text("id"));
                }
              });
      return new SimulatorFile(
          panels, drawn(root, "derivations"), laboratories, List.copyOf(scenarios));
    }

    private static Stream<YamlValue> items(YamlValue root, String key) {
      var section = root.at(key);
      if (section == null) {
        root.problem("missing key: " + key);
        return Stream.of();
      }
      return section.items().stream();
    }

    private void code(YamlValue place, String code) {
      if (!codes.contains(code)) {
        place.unknown("observable", code, codes);
      }
    }

    private Laboratory laboratory(YamlValue entry) {
      var units = new HashMap<String, String>();
      var section = entry.at("units");
      if (section != null) {
        for (var code : section.keys()) {
          code(section, code);
          var unit = section.text(code);
          units.put(code, unit);
          pack.observables()
              .byCode(code)
              .filter(o -> pack.units().conversion(o, unit).isEmpty())
              .ifPresent(o -> section.problem("a unit of another kind for " + code + ": " + unit));
        }
      }
      return new Laboratory(
          entry.text("id"),
          Language.of(entry.text("language", "en")),
          oneOf(entry, "format", "text", List.of("text", "hl7", "csv", "fhir")),
          Map.copyOf(units),
          oneOf(entry, "names", "full", List.of("full", "short", "both")),
          oneOf(entry, "marks", "letters", List.of("letters", "arrows", "none")),
          entry.text("range", "-"),
          entry.number("shift", 0));
    }

    private static String oneOf(
        YamlValue entry, String key, String otherwise, List<String> allowed) {
      var word = entry.text(key, otherwise);
      if (!allowed.contains(word)) {
        entry.problem("not one of " + allowed + ": " + word);
      }
      return word;
    }

    private Scenario scenario(YamlValue entry, Set<String> panels) {
      entry.texts("panels").stream()
          .filter(p -> !panels.contains(p))
          .forEach(p -> entry.unknown("panel", p, panels));
      Stream.concat(entry.texts("patterns").stream(), entry.texts("allowed").stream())
          .filter(p -> !patternIds.contains(p))
          .forEach(p -> entry.unknown("pattern", p, patternIds));
      var subject = entry.at("subject");
      var ages = subject == null ? null : subject.at("age");
      return new Scenario(
          entry.text("id"),
          entry.text("heldOut", "false").equals("true"),
          sexes(subject),
          ages == null ? 20 : bound(ages, 0, 20),
          ages == null ? 70 : bound(ages, 1, 70),
          entry.texts("panels"),
          drawn(entry, "values"),
          results(entry),
          statuses(entry),
          texts(entry, "wrongUnits"),
          entry.texts("patterns"),
          entry.texts("allowed"),
          localized(entry, "forbidden"),
          localized(entry, "notes"));
    }

    private static double bound(YamlValue pair, int index, double otherwise) {
      if (pair.items().size() != 2) {
        pair.problem("a pair of numbers is expected here");
        return otherwise;
      }
      var number = pair.items().get(index).number();
      return number == null ? otherwise : number;
    }

    private static List<Sex> sexes(@Nullable YamlValue subject) {
      var words = subject == null ? List.<String>of() : subject.texts("sex");
      return words.isEmpty()
          ? List.of(Sex.FEMALE, Sex.MALE)
          : words.stream().map(w -> w.equals("male") ? Sex.MALE : Sex.FEMALE).toList();
    }

    private Map<String, Scenario.Drawn> drawn(YamlValue entry, String key) {
      var drawn = new LinkedHashMap<String, Scenario.Drawn>();
      var section = entry.at(key);
      if (section == null) {
        return drawn;
      }
      for (var code : section.keys()) {
        code(section, code);
        var value = java.util.Objects.requireNonNull(section.at(code));
        if (value.has("formula")) {
          compiler
              .compile(value.text("formula"), value)
              .ifPresent(f -> drawn.put(code, new Scenario.Drawn(0, 0, f)));
        } else {
          drawn.put(code, new Scenario.Drawn(bound(value, 0, 0), bound(value, 1, 0), null));
        }
      }
      return drawn;
    }

    private Map<String, List<String>> results(YamlValue entry) {
      var results = new LinkedHashMap<String, List<String>>();
      var section = entry.at("results");
      if (section != null) {
        for (var code : section.keys()) {
          code(section, code);
          section.texts(code).stream()
              .filter(r -> !rankNames.contains(r))
              .forEach(r -> section.unknown("rank", r, rankNames));
          results.put(code, section.texts(code));
        }
      }
      return results;
    }

    private Map<String, ResultStatus> statuses(YamlValue entry) {
      var statuses = new HashMap<String, ResultStatus>();
      texts(entry, "status")
          .forEach(
              (code, word) ->
                  Stream.of(ResultStatus.values())
                      .filter(s -> s.toString().equals(word))
                      .findFirst()
                      .ifPresentOrElse(
                          s -> statuses.put(code, s),
                          () -> entry.problem("not a status: " + word)));
      return statuses;
    }

    private Map<String, String> texts(YamlValue entry, String key) {
      var texts = new LinkedHashMap<String, String>();
      var section = entry.at(key);
      if (section != null) {
        for (var code : section.keys()) {
          code(section, code);
          texts.put(code, section.text(code));
        }
      }
      return texts;
    }

    private static List<Localized> localized(YamlValue entry, String key) {
      var section = entry.at(key);
      return section == null
          ? List.of()
          : section.items().stream()
              .map(v -> new Localized(v.text("en"), v.text("zh")))
              .map(
                  l ->
                      new Localized(
                          l.en().toLowerCase(Locale.ROOT), l.zh().toLowerCase(Locale.ROOT)))
              .toList();
    }
  }
}
