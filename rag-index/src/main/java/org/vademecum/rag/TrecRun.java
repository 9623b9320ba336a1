package org.vademecum.rag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Lines of a TREC run: query id, {@code Q0}, document id, rank from 1, score, tag. A document that
 * was split stands once, at its best part. Blanks in ids become underscores, since they separate
 * the columns.
 */
final class TrecRun {
  private TrecRun() {}

  static List<String> lines(String query, List<Hit> hits, int count, String tag) {
    var best = new LinkedHashMap<String, Double>();
    hits.forEach(h -> best.putIfAbsent(h.document(), h.score()));
    var lines = new ArrayList<String>();
    for (var entry : best.entrySet()) {
      if (lines.size() == count) {
        break;
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "%s Q0 %s %d %.6f %s",
              column(query),
              column(entry.getKey()),
              lines.size() + 1,
              entry.getValue(),
              tag));
    }
    return lines;
  }

  private static String column(String id) {
    return id.replaceAll("\\s", "_");
  }
}
