package org.vademecum.engine.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.text.Localized;
import org.vademecum.engine.text.NameKey;

/** Reads a pack's CSV tables. */
final class PackTables {
  private final Path folder;
  private final Problems problems;

  PackTables(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  List<OrdinalRank> ordinals() {
    var table =
        CsvTable.read(
            folder, "ordinals.csv", problems, List.of("rank", "name", "en", "zh", "texts"));
    var ranks = new ArrayList<OrdinalRank>();
    for (var row : table.rows()) {
      var rank = row.number("rank");
      ranks.add(
          new OrdinalRank(
              rank == null ? 0 : rank,
              row.required("name"),
              new Localized(row.required("en"), row.required("zh")),
              row.several("texts")));
    }
    return ranks;
  }

  List<Observable> observables(List<OrdinalRank> ordinals) {
    var table =
        CsvTable.read(
            folder,
            "observables.csv",
            problems,
            List.of(
                "code",
                "name_en",
                "name_zh",
                "specimen",
                "kind",
                "loinc",
                "synonyms",
                "unit",
                "decimals",
                "survival_low",
                "survival_high",
                "moderate_low",
                "severe_low",
                "moderate_high",
                "severe_high",
                "expected",
                "panel"));
    var rankNames = ordinals.stream().map(OrdinalRank::name).collect(Collectors.toSet());
    var observables = new ArrayList<Observable>();
    var codes = new HashSet<String>();
    var names = new HashMap<String, String>();
    for (var row : table.rows()) {
      var observable = observable(row);
      if (!codes.add(observable.code())) {
        row.problem("a code twice: " + observable.code());
      }
      if (!observable.code().matches("[A-Z][A-Z0-9]*")) {
        row.problem("not a code of upper-case letters and digits: " + observable.code());
      }
      for (var name : observable.synonyms()) {
        var key = observable.specimen() + "\t" + observable.kind() + "\t" + NameKey.of(name);
        var other = names.put(key, observable.code());
        if (other != null && !other.equals(observable.code())) {
          row.problem("a synonym of both " + other + " and " + observable.code() + ": " + name);
        }
      }
      for (var name : observable.expected()) {
        if (!rankNames.contains(name)) {
          problems.unknown(table.file(), row.line(), "rank in ordinals.csv", name, rankNames);
        }
      }
      if (observable.kind() == Observable.Kind.ORDINAL && observable.expected().isEmpty()) {
        row.problem("an ordinal without expected ranks: " + observable.code());
      }
      observables.add(observable);
    }
    return observables;
  }

  private static Observable observable(CsvTable.Row row) {
    var kind = row.required("kind");
    if (!kind.equals("quantity") && !kind.equals("ordinal")) {
      row.problem("not a kind (quantity, ordinal): " + kind);
    }
    return new Observable(
        row.required("code"),
        new Localized(row.required("name_en"), row.required("name_zh")),
        java.util.Objects.requireNonNullElse(row.text("specimen"), ""),
        kind.equals("ordinal") ? Observable.Kind.ORDINAL : Observable.Kind.QUANTITY,
        row.several("loinc"),
        row.several("synonyms"),
        kind.equals("quantity") ? row.required("unit") : "",
        row.integer("decimals", 2),
        row.number("survival_low"),
        row.number("survival_high"),
        row.number("moderate_low"),
        row.number("severe_low"),
        row.number("moderate_high"),
        row.number("severe_high"),
        row.several("expected"),
        java.util.Objects.requireNonNullElse(row.text("panel"), ""));
  }

  Units units(Observables observables) {
    var table =
        CsvTable.read(
            folder,
            "units.csv",
            problems,
            List.of("observable", "printed", "unit", "factor"),
            List.of("offset"));
    var spellings = new HashMap<String, String>();
    for (var row : table.rows()) {
      var unit = row.text("unit");
      for (var printed : row.several("printed")) {
        var ucum = unit == null ? printed : unit;
        spellings.putIfAbsent(Units.key(printed), ucum);
        spellings.putIfAbsent(Units.foldedKey(printed), ucum);
      }
      if (unit != null) {
        spellings.putIfAbsent(Units.key(unit), unit);
      }
    }
    var conversions = new HashMap<String, Conversion>();
    for (var row : table.rows()) {
      var code = row.required("observable");
      var factor = row.number("factor");
      if (code.equals("*")) {
        continue;
      }
      if (observables.byCode(code).isEmpty()) {
        unknownCode(table.file(), row.line(), code, observables);
      } else if (factor == null || !(factor > 0)) {
        row.problem("a factor above 0 is needed for: " + code);
      } else {
        var unit = row.text("unit");
        var printed = unit == null ? row.several("printed") : List.of(unit);
        var offset = row.number("offset");
        var conversion = new Conversion(factor, offset == null ? 0 : offset);
        printed.forEach(
            u ->
                conversions.put(code + "\t" + spellings.getOrDefault(Units.key(u), u), conversion));
      }
    }
    return new Units(spellings, conversions);
  }

  List<ReferenceInterval> intervals(Set<String> codes) {
    var table =
        CsvTable.read(
            folder,
            "intervals.csv",
            problems,
            List.of(
                "observable", "sex", "age_low", "age_high", "low", "high", "edition", "source"));
    var intervals = new ArrayList<ReferenceInterval>();
    for (var row : table.rows()) {
      var code = row.required("observable");
      if (!codes.contains(code)) {
        problems.unknown(table.file(), row.line(), "observable", code, codes);
      }
      var low = row.number("low");
      var high = row.number("high");
      if (low == null && high == null) {
        row.problem("an interval without limits: " + code);
      } else if (low != null && high != null && low >= high) {
        row.problem("a low limit that is not below the high one: " + low + " to " + high);
      }
      intervals.add(
          new ReferenceInterval(
              code,
              sex(row),
              row.number("age_low"),
              row.number("age_high"),
              low,
              high,
              row.required("edition"),
              row.required("source")));
    }
    return intervals;
  }

  /** By the observable's code; none where the pack has no such file. */
  Map<String, Variation> variations(Observables observables) {
    if (!Files.exists(folder.resolve("variation.csv"))) {
      return Map.of();
    }
    var table =
        CsvTable.read(
            folder,
            "variation.csv",
            problems,
            List.of("observable", "within", "analytical", "identity", "source"));
    var variations = new HashMap<String, Variation>();
    for (var row : table.rows()) {
      var code = row.required("observable");
      var within = row.number("within");
      var analytical = row.number("analytical");
      var identity = row.text("identity");
      var observable = observables.byCode(code);
      if (observable.isEmpty()) {
        unknownCode(table.file(), row.line(), code, observables);
      } else if (observable.get().kind() != Observable.Kind.QUANTITY) {
        row.problem("no quantity, so it has no variation: " + code);
      }
      if (identity != null && !identity.equals("yes")) {
        row.problem("identity is yes or empty: " + identity);
      }
      if (within == null || analytical == null || !(within > 0) || !(analytical >= 0)) {
        row.problem("variation in percent, above 0, is needed for: " + code);
      } else if (variations.put(
              code,
              new Variation(code, within, analytical, identity != null, row.required("source")))
          != null) {
        row.problem("an observable twice: " + code);
      }
    }
    return variations;
  }

  private static Sex sex(CsvTable.Row row) {
    var word = row.required("sex").toLowerCase(Locale.ROOT);
    return switch (word) {
      case "female" -> Sex.FEMALE;
      case "male" -> Sex.MALE;
      case "any" -> Sex.UNKNOWN;
      default -> {
        row.problem("not a sex (any, female, male): " + word);
        yield Sex.UNKNOWN;
      }
    };
  }

  List<CriticalLimit> criticalLimits(Observables observables) {
    return criticalLimits(folder, "critical.csv", problems, observables);
  }

  static List<CriticalLimit> criticalLimits(
      Path folder, String file, Problems problems, Observables observables) {
    var table =
        CsvTable.read(
            folder,
            file,
            problems,
            List.of("observable", "low", "high", "unit", "age_low", "age_high", "source"));
    var limits = new ArrayList<CriticalLimit>();
    for (var row : table.rows()) {
      var code = row.required("observable");
      var low = row.number("low");
      var high = row.number("high");
      if (observables.byCode(code).isEmpty()) {
        unknown(problems, file, row.line(), code, observables);
      } else if (low == null && high == null) {
        row.problem("a critical limit without a number: " + code);
      } else if (low != null && high != null && low >= high) {
        row.problem("a low limit that is not below the high one: " + low + " to " + high);
      }
      limits.add(
          new CriticalLimit(
              code,
              low,
              high,
              row.required("unit"),
              row.number("age_low"),
              row.number("age_high"),
              row.required("source")));
    }
    return limits;
  }

  private void unknownCode(String file, int line, String code, Observables observables) {
    unknown(problems, file, line, code, observables);
  }

  private static void unknown(
      Problems problems, String file, int line, String code, Observables observables) {
    problems.unknown(
        file,
        line,
        "observable",
        code,
        observables.all().stream().map(Observable::code).collect(Collectors.toSet()));
  }

  /** From a specimen to the keys of the words that name it: its own name and pack.yaml's. */
  static Map<String, Set<String>> specimenNames(YamlValue settings) {
    var names = new HashMap<String, Set<String>>();
    var section = settings.at("specimens");
    if (section != null) {
      for (var specimen : section.keys()) {
        names.put(
            specimen,
            section.texts(specimen).stream()
                .map(NameKey::of)
                .filter(k -> !k.isEmpty())
                .collect(Collectors.toSet()));
      }
    }
    return names;
  }
}
