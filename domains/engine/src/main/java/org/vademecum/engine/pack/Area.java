package org.vademecum.engine.pack;

import java.util.List;
import java.util.Map;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.text.Localized;

/**
 * A part of the domain by which answers can be arranged: an entry of {@code areas.yaml}.
 *
 * @param panels the panels of the observables that belong to it
 * @param recheck what to repeat and when, by how far its results lie outside
 */
public record Area(
    String id, Localized name, List<String> panels, Map<Severity, Localized> recheck) {

  public Area {
    panels = List.copyOf(panels);
    recheck = Map.copyOf(recheck);
  }
}
