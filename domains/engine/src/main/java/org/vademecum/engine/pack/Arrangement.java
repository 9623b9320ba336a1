package org.vademecum.engine.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.text.Localized;

/** Reads {@code areas.yaml} and the section {@code layouts} of {@code pack.yaml}. */
final class Arrangement {
  private static final List<String> LAYOUT_KEYS = List.of("by", "recheck", "course");
  private static final List<String> AREA_STATEMENTS = List.of("areas", "area", "normal-areas");
  private static final List<String> COURSE_STATEMENTS =
      List.of("course", "not-repeated", "undated");
  private static final List<Severity> LEVELS =
      List.of(Severity.MILD, Severity.MODERATE, Severity.SEVERE);

  private final Path folder;
  private final Problems problems;
  private final TreeSet<String> panels = new TreeSet<>();

  Arrangement(Path folder, Problems problems, List<Observable> observables) {
    this.folder = folder;
    this.problems = problems;
    observables.stream().map(Observable::panel).filter(p -> !p.isEmpty()).forEach(panels::add);
  }

  /** None where the pack has no such file. */
  List<Area> areas() {
    if (!Files.exists(folder.resolve("areas.yaml"))) {
      return List.of();
    }
    var file = YamlValue.read(folder, "areas.yaml", problems);
    if (file.items().isEmpty()) {
      file.problem("a list of areas is expected here");
    }
    var areas = new ArrayList<Area>();
    var taken = new HashMap<String, String>();
    for (var entry : file.items()) {
      var id = entry.text("id");
      for (var panel : entry.texts("panels")) {
        if (!panels.contains(panel)) {
          entry.unknown("panel in observables.csv", panel, panels);
        }
        var other = taken.put(panel, id);
        if (other != null) {
          entry.problem("a panel of both " + other + " and " + id + ": " + panel);
        }
      }
      areas.add(
          new Area(id, PackLoader.localized(entry, "name"), entry.texts("panels"), recheck(entry)));
    }
    return areas;
  }

  private static Map<Severity, Localized> recheck(YamlValue entry) {
    var texts = new EnumMap<Severity, Localized>(Severity.class);
    var section = entry.at("recheck");
    if (section != null) {
      LEVELS.forEach(l -> texts.put(l, PackLoader.localized(section, l.toString())));
    }
    return texts;
  }

  Map<String, Layout> layouts(YamlValue settings) {
    var layouts = new HashMap<String, Layout>();
    var section = settings.at("layouts");
    if (section == null) {
      return layouts;
    }
    for (var task : section.keys()) {
      var entry = java.util.Objects.requireNonNull(section.at(task));
      if (!settings.texts("tasks").contains(task)) {
        entry.unknown("task", task, settings.texts("tasks"));
      }
      for (var key : entry.keys()) {
        if (!LAYOUT_KEYS.contains(key)) {
          entry.unknown("key of a layout", key, LAYOUT_KEYS);
        }
      }
      var layout =
          new Layout(
              entry.text("by", "").equals("area"),
              entry.text("recheck", "false").equals("true"),
              entry.text("course", "false").equals("true"));
      if (layout.byArea()) {
        require(settings, AREA_STATEMENTS);
        if (settings.at("priority") == null) {
          settings.problem("missing key: priority");
        }
        if (!Files.exists(folder.resolve("areas.yaml"))) {
          entry.problem("a layout by area needs areas.yaml");
        }
      }
      if (layout.course()) {
        require(settings, COURSE_STATEMENTS);
      }
      layouts.put(task, layout);
    }
    return layouts;
  }

  private static void require(YamlValue settings, List<String> keys) {
    var statements = settings.at("statements");
    for (var key : keys) {
      if (statements == null || !statements.has(key)) {
        settings.problem("missing statement: " + key);
      }
    }
  }
}
