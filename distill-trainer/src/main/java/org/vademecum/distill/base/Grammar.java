package org.vademecum.distill.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A context-free grammar of wordings that is expanded at random. A rule is a name and its
 * alternatives; in an alternative, {@code {x}} is a binding or another rule, {@code [a|b]} a choice
 * in place, and {@code ^} capitalises the letter behind it.
 *
 * <p>Bound text is taken as it is and never expanded.
 */
final class Grammar {
  private final Map<String, List<String>> rules;

  private Grammar(Map<String, List<String>> rules) {
    this.rules = rules;
  }

  /** Reads the wordings of a language, such as {@code en}. */
  static Grammar load(String language) {
    try (var in = Grammar.class.getResourceAsStream(language + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no wordings in language " + language);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the wordings of " + language, e);
    }
  }

  static Grammar parse(String text) {
    var rules = new LinkedHashMap<String, List<String>>();
    @Nullable List<String> current = null;
    for (var line : text.split("\n", -1)) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("= ")) {
        current = new ArrayList<>();
        rules.put(line.substring(2).strip(), current);
      } else if (current != null) {
        current.add(line);
      }
    }
    // the empty line at the end of the file is no alternative
    if (current != null && !current.isEmpty() && current.getLast().isEmpty()) {
      current.removeLast();
    }
    return new Grammar(rules);
  }

  boolean has(String rule) {
    return rules.containsKey(rule);
  }

  List<String> alternatives(String rule) {
    var found = rules.get(rule);
    if (found == null || found.isEmpty()) {
      throw new IllegalArgumentException("no rule of this name: " + rule);
    }
    return found;
  }

  /**
   * One random sentence of a rule.
   *
   * @param bindings text for a name, or null where a rule of that name is meant
   */
  String expand(String rule, Function<String, @Nullable String> bindings, RandomGenerator random) {
    return fill(pick(alternatives(rule), random), bindings, random);
  }

  static <T> T pick(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }

  private String fill(
      String template, Function<String, @Nullable String> bindings, RandomGenerator random) {
    var out = new StringBuilder();
    var capital = false;
    for (var i = 0; i < template.length(); i++) {
      var c = template.charAt(i);
      var from = out.length();
      switch (c) {
        case '^' -> {
          capital = true;
          continue;
        }
        case '{' -> {
          var end = template.indexOf('}', i);
          var name = template.substring(i + 1, end);
          var bound = bindings.apply(name);
          out.append(bound != null ? bound : expand(name, bindings, random));
          i = end;
        }
        case '[' -> {
          var end = template.indexOf(']', i);
          var choices = List.of(template.substring(i + 1, end).split("\\|", -1));
          out.append(fill(pick(choices, random), bindings, random));
          i = end;
        }
        default -> out.append(c);
      }
      if (capital && out.length() > from) {
        out.setCharAt(from, Character.toUpperCase(out.charAt(from)));
        capital = false;
      }
    }
    return out.toString().replace("  ", " ").replace(" .", ".").replace(" ,", ",");
  }
}
