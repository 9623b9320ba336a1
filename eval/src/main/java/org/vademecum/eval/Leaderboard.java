package org.vademecum.eval;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.vademecum.engine.text.Localized;

/**
 * The arms of several evaluations in the order of their response-level hallucination, the answer
 * rate and what was omitted beside it, because a subject that refuses or says little hallucinates
 * little. Only evaluations over the same cases are ranked against each other: those of the case set
 * that most have; the rest is listed with the reason.
 */
final class Leaderboard {
  private static final List<String> COLUMNS =
      List.of("hallucinatedResponses", "answerRate", "criticalOmission", "findingRecall");

  private final List<Comparison.Entry> entries;
  private final String caseSet;

  Leaderboard(Comparison comparison) {
    this.entries = comparison.entries();
    this.caseSet = commonest(entries);
  }

  /** One that is not ranked, and why. */
  record Unranked(Comparison.Entry entry, Localized why) {}

  private static String commonest(List<Comparison.Entry> entries) {
    var counts =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.of().caseSet(), java.util.LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .max(java.util.Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(java.util.Map.Entry::getKey)
        .orElse("");
  }

  List<Comparison.Entry> ranked() {
    return entries.stream()
        .filter(e -> e.of().caseSet().equals(caseSet))
        .sorted(
            Comparator.comparingDouble(Leaderboard::hallucinated)
                .thenComparing(Comparison.Entry::name))
        .toList();
  }

  // An arm that answered nothing comes last.
  private static double hallucinated(Comparison.Entry entry) {
    var rate = entry.metrics().rates().get("hallucinatedResponses");
    return rate == null || rate.value() == null ? 2 : rate.value();
  }

  List<Unranked> unranked() {
    var reference = ranked().getFirst();
    return entries.stream()
        .filter(e -> !e.of().caseSet().equals(caseSet))
        .map(e -> new Unranked(e, why(e, reference)))
        .toList();
  }

  private static Localized why(Comparison.Entry entry, Comparison.Entry reference) {
    var own = ids(entry);
    var theirs = ids(reference);
    var shared = new HashSet<>(own);
    shared.retainAll(theirs);
    if (own.equals(theirs)) {
      return new Localized("the same ids, but other reports or gold", "编号相同，但报告或金标准不同");
    }
    return new Localized(
        "other cases: %d of its %d are among the %d ranked ones"
            .formatted(shared.size(), own.size(), theirs.size()),
        "病例不同：其 %d 例中有 %d 例属于参与排名的 %d 例".formatted(own.size(), shared.size(), theirs.size()));
  }

  private static HashSet<String> ids(Comparison.Entry entry) {
    return entry.cases().stream()
        .map(CaseResult::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  void write(Page page) {
    page.heading("Leaderboard", "排行榜");
    page.paragraph(
        "By the share of answers with a hallucination, judged by gold. Arms whose intervals overlap"
            + " are not told apart by their order.",
        "按含幻觉回答的比例排序（金标准判定）。区间重叠者，其先后并不代表优劣。");
    page.raw("<div class=\"wide\"><table><tr><th></th><th></th>");
    COLUMNS.forEach(c -> page.raw("<th class=\"n\">" + Page.inBoth(MetricNames.of(c)) + "</th>"));
    page.raw("</tr>\n");
    var place = 0;
    for (var entry : ranked()) {
      place++;
      page.raw("<tr><td class=\"n\">" + place + "</td><td>" + title(entry) + "</td>");
      COLUMNS.forEach(
          c ->
              page.raw(
                  "<td class=\"n\">"
                      + Figures.intervalInBoth(entry.metrics().rates().get(c))
                      + "</td>"));
      page.raw("</tr>\n");
    }
    page.raw("</table></div>\n");
    notRanked(page);
  }

  private static String title(Comparison.Entry entry) {
    return Page.escape(entry.name()) + " <small>" + Page.escape(entry.of().model()) + "</small>";
  }

  private void notRanked(Page page) {
    if (unranked().isEmpty()) {
      return;
    }
    page.heading("Not ranked", "未参与排名").raw("<table>");
    for (var each : unranked()) {
      page.raw("<tr><td>" + title(each.entry()) + "</td><td>" + Page.inBoth(each.why()));
      page.raw("</td></tr>\n");
    }
    page.raw("</table>\n");
  }

  /** The ranking in plain lines. */
  String text() {
    var text = new StringBuilder();
    var place = 0;
    for (var entry : ranked()) {
      place++;
      text.append(
          "%2d. %-34s hallucinated %-22s answered %s%n"
              .formatted(
                  place,
                  entry.name(),
                  Figures.interval(
                      Objects.requireNonNull(entry.metrics().rates().get("hallucinatedResponses"))),
                  Figures.percent(entry.metrics().rates().get("answerRate"))));
    }
    unranked()
        .forEach(
            u -> text.append("not ranked: %s (%s)%n".formatted(u.entry().name(), u.why().en())));
    return text.toString();
  }
}
