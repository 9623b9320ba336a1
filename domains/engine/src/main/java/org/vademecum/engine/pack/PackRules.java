package org.vademecum.engine.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Severity;

/**
 * Reads {@code patterns.yaml} and {@code derived.yaml}, and compiles and tries what they compute.
 */
final class PackRules {
  private final Path folder;
  private final Problems problems;
  private final Set<String> codes;

  PackRules(Path folder, Problems problems, Set<String> codes) {
    this.folder = folder;
    this.problems = problems;
    this.codes = codes;
  }

  List<DerivedQuantity> derived() {
    var file = YamlValue.read(folder, "derived.yaml", problems);
    var variables = new TreeSet<>(codes);
    var ids = new HashSet<String>();
    var derived = new ArrayList<DerivedQuantity>();
    for (var entry : file.items()) {
      // A quantity may build on those above it.
      var compiler = new Expression.Compiler(variables);
      var id = entry.text("id");
      if (!ids.add(id)) {
        entry.problem("an id twice: " + id);
      }
      var when = compiler.compile(entry.text("when", "true"), place(entry, "when"));
      var formula = compiler.compile(entry.text("formula"), place(entry, "formula"));
      tryCondition(when, variables, place(entry, "when"));
      tryFormula(formula, variables, place(entry, "formula"));
      checkCodes(entry, "needs", codes);
      var interval = entry.at("interval");
      if (when.isPresent() && formula.isPresent()) {
        derived.add(
            new DerivedQuantity(
                id,
                entry.text("variable"),
                PackLoader.localized(entry, "name"),
                entry.text("unit"),
                (int) entry.number("decimals", 1),
                entry.texts("needs"),
                when.get(),
                formula.get(),
                interval == null ? null : interval.number("low"),
                interval == null ? null : interval.number("high"),
                entry.text("show", "abnormal").equals("always"),
                entry.text("source"),
                entry.texts("passages")));
      }
      if (!variables.add(entry.text("variable"))) {
        entry.problem("a variable twice: " + entry.text("variable"));
      }
    }
    return derived;
  }

  List<Pattern> patterns(List<DerivedQuantity> derived) {
    var file = YamlValue.read(folder, "patterns.yaml", problems);
    var variables = new TreeSet<>(codes);
    derived.forEach(d -> variables.add(d.variable()));
    var compiler = new Expression.Compiler(variables);
    var ids = new TreeSet<String>();
    file.items().forEach(entry -> ids.add(entry.text("id")));
    var seen = new HashSet<String>();
    var patterns = new ArrayList<Pattern>();
    for (var entry : file.items()) {
      if (!seen.add(entry.text("id"))) {
        entry.problem("an id twice: " + entry.text("id"));
      }
      checkCodes(entry, "observations", codes);
      for (var other : entry.texts("supersedes")) {
        if (!ids.contains(other)) {
          entry.unknown("pattern", other, ids);
        }
      }
      var when = compiler.compile(entry.text("when"), place(entry, "when"));
      tryCondition(when, variables, place(entry, "when"));
      when.ifPresent(expression -> patterns.add(pattern(entry, expression)));
    }
    return patterns;
  }

  private Pattern pattern(YamlValue entry, Expression when) {
    var statement = PackLoader.localized(entry, "statement");
    if (statement.en().matches(".*\\d.*") || statement.zh().matches(".*\\d.*")) {
      entry.problem(
          "a number in a pattern's statement, which nothing evidences: " + entry.text("id"));
    }
    return new Pattern(
        entry.text("id"),
        PackLoader.localized(entry, "name"),
        kind(entry),
        severity(entry),
        when,
        entry.texts("observations"),
        entry.texts("supersedes"),
        statement,
        PackLoader.localized(entry, "next"),
        PackLoader.localized(entry, "patient"),
        entry.texts("passages"));
  }

  private static FindingKind kind(YamlValue entry) {
    return switch (entry.text("kind", "pattern")) {
      case "pattern" -> FindingKind.PATTERN;
      case "caveat" -> FindingKind.CAVEAT;
      default -> {
        entry.problem("not a kind (pattern, caveat): " + entry.text("kind"));
        yield FindingKind.PATTERN;
      }
    };
  }

  private static Severity severity(YamlValue entry) {
    var word = entry.text("severity");
    for (var severity : Severity.values()) {
      if (severity.toString().equals(word)) {
        return severity;
      }
    }
    entry.problem("not a severity (none, normal, mild, moderate, severe, critical): " + word);
    return Severity.NONE;
  }

  private static void checkCodes(YamlValue entry, String key, Collection<String> codes) {
    for (var code : entry.texts(key)) {
      if (!codes.contains(code)) {
        entry.unknown("observable", code, codes);
      }
    }
  }

  private static YamlValue place(YamlValue entry, String key) {
    var value = entry.at(key);
    return value == null ? entry : value;
  }

  // Types in CEL show when it runs, so every expression is run once on values that exist.
  private static void tryCondition(
      Optional<Expression> expression, Set<String> variables, YamlValue place) {
    expression.ifPresent(
        e -> {
          try {
            e.test(trial(variables));
          } catch (IllegalStateException failure) {
            place.problem(why(failure));
          }
        });
  }

  private static void tryFormula(
      Optional<Expression> expression, Set<String> variables, YamlValue place) {
    expression.ifPresent(
        e -> {
          try {
            e.number(trial(variables));
          } catch (IllegalStateException failure) {
            place.problem(why(failure));
          }
        });
  }

  private static String why(IllegalStateException failure) {
    var cause = failure.getCause();
    return failure.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
  }

  private static Map<String, Object> trial(Set<String> variables) {
    var trial = new HashMap<String, Object>();
    for (var variable : variables) {
      trial.put(variable, Variables.trial());
    }
    trial.put("subject", Map.of("sex", "female", "age", 40.0));
    return trial;
  }
}
