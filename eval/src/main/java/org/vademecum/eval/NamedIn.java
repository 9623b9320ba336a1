package org.vademecum.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;

/**
 * Which of a case's observables a text names: by the pack's names, synonyms and codes, the longest
 * first. Names of up to three letters count in upper case alone, or "mg" would be a metal.
 */
final class NamedIn {
  private static final int SHORT = 3;

  private final Map<String, Set<String>> codesByName = new HashMap<>();
  private final Pattern names;

  NamedIn(Pack pack, List<String> codes) {
    for (var code : codes) {
      add(code, code);
      pack.observables().byCode(code).ifPresent(this::add);
    }
    var longestFirst =
        codesByName.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(n -> n))
            .map(NamedIn::regex)
            .collect(Collectors.joining("|"));
    this.names = Pattern.compile(longestFirst.isEmpty() ? "(?!)" : longestFirst);
  }

  private void add(Observable observable) {
    var all = new ArrayList<String>(observable.synonyms());
    all.add(observable.name().en());
    all.add(observable.name().zh());
    all.addAll(observable.codes());
    all.forEach(n -> add(n, observable.code()));
  }

  private void add(String name, String code) {
    var stripped = name.strip();
    if (!stripped.isEmpty()) {
      codesByName.computeIfAbsent(key(stripped), k -> new LinkedHashSet<>()).add(code);
    }
  }

  private static String key(String name) {
    return name.length() <= SHORT && latin(name) ? name : name.toLowerCase(Locale.ROOT);
  }

  private static boolean latin(String name) {
    return name.chars().allMatch(c -> c < 128);
  }

  private static String regex(String name) {
    var quoted = Pattern.quote(name);
    if (!latin(name)) {
      return quoted;
    }
    var folded = name.length() <= SHORT ? quoted : "(?i:" + quoted + ")";
    return "(?<![A-Za-z0-9])" + folded + "(?![A-Za-z0-9])";
  }

  /** Codes of what is named, in the order of the text. */
  Set<String> in(String text) {
    var codes = new LinkedHashSet<String>();
    var matcher = names.matcher(text);
    while (matcher.find()) {
      var found = matcher.group();
      var of = codesByName.get(key(found));
      codes.addAll(Objects.requireNonNullElse(of, Set.of()));
    }
    return codes;
  }
}
