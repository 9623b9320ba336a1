package org.vademecum.engine.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vademecum.cli.Fault;
import org.vademecum.engine.judge.Problem;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;

/** Loads a pack's folder and finds all that is wrong with it in one go. */
public final class PackLoader {
  /** Statements without which some finding could not be said. */
  private static final List<String> STATEMENTS =
      List.of(
          "high",
          "low",
          "abnormal",
          "critical-high",
          "critical-low",
          "pending",
          "normal",
          "data-problem",
          "derived",
          "preliminary",
          "replaced");

  private PackLoader() {}

  /** What loading gave: the pack where it has no problem, and the problems where it has. */
  public record Loaded(Optional<Pack> pack, List<PackProblem> problems) {}

  /**
   * Loads a pack.
   *
   * @throws Fault of type {@code faulty-pack} that lists the first problems
   */
  public static Pack load(Path folder) {
    var loaded = check(folder);
    return loaded
        .pack()
        .orElseThrow(
            () ->
                Fault.input(
                    "faulty-pack",
                    loaded.problems().size()
                        + " problems in the pack "
                        + folder
                        + ":\n"
                        + loaded.problems().stream()
                            .limit(10)
                            .map(p -> "  " + p)
                            .collect(Collectors.joining("\n")),
                    "correct them; ./vade validate lists them all"));
  }

  /** What a pack calls itself, without loading more of it; empty where it does not say. */
  public static String nameOf(Path folder) {
    return YamlValue.read(folder, "pack.yaml", new Problems()).text("name");
  }

  /** Loads a pack and lists all of its problems. */
  public static Loaded check(Path folder) {
    if (!Files.isRegularFile(folder.resolve("pack.yaml"))) {
      throw Fault.input(
          "no-such-pack",
          "no pack (a folder with pack.yaml): " + folder,
          "give the name of a folder under domains/, or a path");
    }
    var problems = new Problems();
    var pack = new PackLoader().read(folder, problems);
    var found = problems.sorted();
    return new Loaded(found.isEmpty() ? Optional.of(pack) : Optional.empty(), found);
  }

  private Pack read(Path folder, Problems problems) {
    var settings = YamlValue.read(folder, "pack.yaml", problems);
    var tables = new PackTables(folder, problems);
    var ordinals = tables.ordinals();
    var rows = tables.observables(ordinals);
    var codes = rows.stream().map(Observable::code).collect(Collectors.toSet());
    var observables = new Observables(rows, PackTables.specimenNames(settings));
    var rules = new PackRules(folder, problems, codes);
    var derived = rules.derived();
    var arrangement = new Arrangement(folder, problems, rows);
    var passages = new Knowledge(problems).read(folder);
    var pack =
        new Pack(
            folder,
            name(folder, settings),
            settings.text("version"),
            localized(settings, "title"),
            languages(settings),
            settings.texts("tasks"),
            wording(settings),
            observables,
            tables.units(observables),
            ordinals,
            tables.intervals(codes),
            tables.criticalLimits(observables),
            rules.patterns(derived),
            derived,
            passages,
            tables.variations(observables),
            arrangement.areas(),
            arrangement.layouts(settings),
            settings);
    PackCrossChecks.check(pack, problems);
    return pack;
  }

  private static String name(Path folder, YamlValue settings) {
    var name = settings.text("name");
    var file = folder.toAbsolutePath().normalize().getFileName();
    if (file != null && !name.equals(file.toString()) && !file.toString().startsWith("_")) {
      settings.problem("the name is not the folder's (" + file + "): " + name);
    }
    return name;
  }

  private static List<Language> languages(YamlValue settings) {
    var value = settings.at("languages");
    if (value == null) {
      settings.problem("missing key: languages");
      return List.of();
    }
    return value.items().stream()
        .flatMap(
            v -> {
              try {
                return java.util.stream.Stream.of(Language.of(v.text()));
              } catch (IllegalArgumentException e) {
                v.problem(String.valueOf(e.getMessage()));
                return java.util.stream.Stream.empty();
              }
            })
        .toList();
  }

  /** The texts in both languages under a key; a problem where one is missing. */
  static Localized localized(YamlValue parent, String key) {
    var value = parent.at(key);
    if (value == null) {
      parent.problem("missing key: " + key);
      return new Localized("", "");
    }
    return localized(value);
  }

  static Localized localized(YamlValue value) {
    return new Localized(value.text("en"), value.text("zh"));
  }

  private static Map<String, Localized> texts(YamlValue settings, String key) {
    var texts = new LinkedHashMap<String, Localized>();
    var section = settings.at(key);
    if (section != null) {
      section.keys().forEach(k -> texts.put(k, localized(section, k)));
    }
    return texts;
  }

  private static Wording wording(YamlValue settings) {
    var statements = texts(settings, "statements");
    for (var key : STATEMENTS) {
      if (!statements.containsKey(key)) {
        settings.problem("missing statement: " + key);
      }
    }
    var problems = new EnumMap<Problem, Localized>(Problem.class);
    var section = settings.at("problems");
    for (var problem : Problem.values()) {
      if (section == null || !section.has(problem.toString())) {
        settings.problem("missing wording of a problem: " + problem);
      } else {
        problems.put(problem, localized(section, problem.toString()));
      }
    }
    return new Wording(
        statements,
        texts(settings, "patientStatements"),
        bySeverity(settings, "severity"),
        settings.has("priority") ? bySeverity(settings, "priority") : Map.of(),
        problems,
        localized(settings, "critical"),
        localized(settings, "disclaimer"),
        texts(settings, "refusals"));
  }

  // Language above severity, as the adverbs of a language are read together.
  private static Map<Severity, Localized> bySeverity(YamlValue settings, String key) {
    var words = new EnumMap<Severity, Localized>(Severity.class);
    for (var severity :
        List.of(Severity.MILD, Severity.MODERATE, Severity.SEVERE, Severity.CRITICAL)) {
      words.put(
          severity,
          new Localized(word(settings, key, "en", severity), word(settings, key, "zh", severity)));
    }
    for (var language : List.of("en", "zh")) {
      var section = settings.at(key);
      if (section == null || section.at(language) == null) {
        settings.problem("missing key: " + key + "." + language);
      }
    }
    return words;
  }

  private static String word(YamlValue settings, String key, String language, Severity severity) {
    var section = settings.at(key);
    var words = section == null ? null : section.at(language);
    return words == null ? "" : words.text(severity.toString());
  }
}
