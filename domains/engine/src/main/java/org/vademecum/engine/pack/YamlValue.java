package org.vademecum.engine.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a YAML file that knows its line, so that whoever reads it can say where something is
 * wrong. Scalars stay text until they are asked for as something else; aliases and tags that make
 * objects do not exist here.
 */
public final class YamlValue {
  private final String file;
  private final int line;
  private final Problems problems;
  private final @Nullable String scalar;
  private final @Nullable List<YamlValue> items;
  private final @Nullable Map<String, YamlValue> entries;

  private YamlValue(
      String file,
      int line,
      Problems problems,
      @Nullable String scalar,
      @Nullable List<YamlValue> items,
      @Nullable Map<String, YamlValue> entries) {
    this.file = file;
    this.line = line;
    this.problems = problems;
    this.scalar = scalar;
    this.items = items;
    this.entries = entries;
  }

  /** Reads a file of a pack; what is wrong with it, now or when asked, goes to the problems. */
  public static YamlValue read(Path pack, String file, Problems problems) {
    try {
      return parse(Files.readString(pack.resolve(file)), file, 0, problems);
    } catch (NoSuchFileException e) {
      problems.add(file, 0, "missing file: " + file);
    } catch (IOException e) {
      problems.add(file, 0, "not readable as UTF-8: " + file);
    }
    return empty(file, 0, problems);
  }

  static YamlValue parse(String yaml, String file, int lineOffset, Problems problems) {
    var settings = LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(0).build();
    try {
      var bytes = yaml.getBytes(StandardCharsets.UTF_8);
      Optional<Node> node =
          new Compose(settings).composeInputStream(new java.io.ByteArrayInputStream(bytes));
      return node.map(n -> of(n, file, lineOffset, problems))
          .orElseGet(() -> empty(file, lineOffset, problems));
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      problems.add(file, line + lineOffset, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(file, lineOffset, "not YAML: " + e.getMessage());
    }
    return empty(file, lineOffset, problems);
  }

  private static YamlValue empty(String file, int line, Problems problems) {
    return new YamlValue(file, line, problems, null, null, Map.of());
  }

  private static YamlValue of(Node node, String file, int offset, Problems problems) {
    var line = node.getStartMark().map(m -> m.getLine() + 1).orElse(0) + offset;
    return switch (node) {
      case ScalarNode s -> new YamlValue(file, line, problems, s.getValue(), null, null);
      case SequenceNode q -> {
        var items = new ArrayList<YamlValue>();
        for (var item : q.getValue()) {
          items.add(of(item, file, offset, problems));
        }
        yield new YamlValue(file, line, problems, null, List.copyOf(items), null);
      }
      case MappingNode m -> {
        var entries = new LinkedHashMap<String, YamlValue>();
        for (var tuple : m.getValue()) {
          var key = tuple.getKeyNode() instanceof ScalarNode k ? k.getValue() : "";
          if (entries.put(key, of(tuple.getValueNode(), file, offset, problems)) != null) {
            problems.add(file, line, "a key twice: " + key);
          }
        }
        yield new YamlValue(file, line, problems, null, null, entries);
      }
      default -> {
        problems.add(file, line, "an alias, which packs do not use");
        yield empty(file, line, problems);
      }
    };
  }

  public String file() {
    return file;
  }

  public int line() {
    return line;
  }

  public void problem(String message) {
    problems.add(file, line, message);
  }

  public void unknown(String what, String name, java.util.Collection<String> known) {
    problems.unknown(file, line, what, name, known);
  }

  public boolean has(String key) {
    return entries != null && entries.containsKey(key);
  }

  /** The value under a key, or null. */
  public @Nullable YamlValue at(String key) {
    return entries == null ? null : entries.get(key);
  }

  /** The keys of a mapping in their order; none for anything else. */
  public List<String> keys() {
    return entries == null ? List.of() : List.copyOf(entries.keySet());
  }

  /** The items of a sequence; a single scalar counts as a sequence of one. */
  public List<YamlValue> items() {
    if (items != null) {
      return items;
    }
    return scalar == null ? List.of() : List.of(this);
  }

  public boolean isScalar() {
    return scalar != null;
  }

  /** The text of a scalar; a problem and an empty text otherwise. */
  public String text() {
    if (scalar == null) {
      problem("a text is expected here");
      return "";
    }
    return scalar;
  }

  /** The text under a key; a problem and an empty text where there is none. */
  public String text(String key) {
    var value = at(key);
    if (value == null) {
      problem("missing key: " + key);
      return "";
    }
    return value.text();
  }

  /** The text under a key, or another where there is none. */
  public String text(String key, String otherwise) {
    var value = at(key);
    return value == null ? otherwise : value.text();
  }

  /** The texts under a key; none where there is no such key. */
  public List<String> texts(String key) {
    var value = at(key);
    return value == null ? List.of() : value.items().stream().map(YamlValue::text).toList();
  }

  /** The number under a key, or null; a problem where it is no number. */
  public @Nullable Double number(String key) {
    var value = at(key);
    return value == null ? null : value.number();
  }

  /** The number under a key, or another where there is none. */
  public double number(String key, double otherwise) {
    var number = number(key);
    return number == null ? otherwise : number;
  }

  public @Nullable Double number() {
    try {
      return Double.valueOf(text());
    } catch (NumberFormatException e) {
      problem("not a number: " + scalar);
      return null;
    }
  }
}
