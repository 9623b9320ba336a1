package org.vademecum.serving.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;
import org.vademecum.rag.Hit;
import org.vademecum.rag.PassageIndex;
import org.vademecum.rag.SearchRequest;

/** Finds the passages of findings and questions, and numbers them within an answer. */
final class Retrieval {
  private static final int PER_FINDING = 2;

  private final Pack pack;
  private final PassageIndex index;

  Retrieval(Pack pack, PassageIndex index) {
    this.pack = pack;
    this.index = index;
  }

  /** Findings with the ids of their passages, and the passages by these ids. */
  record Found(List<Finding> findings, Map<String, Passage> passages) {}

  /** The passages of every finding that is about something measured. */
  Found forFindings(List<Finding> findings, Language language) {
    var numbered = new LinkedHashMap<String, Passage>();
    var withPassages = new ArrayList<Finding>();
    for (var finding : findings) {
      var ids = new ArrayList<String>();
      for (var hit : hits(finding, language)) {
        ids.add(numbered.computeIfAbsent(hit.id(), k -> passage(hit, numbered.size() + 1)).id());
      }
      withPassages.add(finding.withPassages(ids));
    }
    return new Found(List.copyOf(withPassages), byId(numbered));
  }

  /** The passages that speak of a question, best first; none where the index covers too little. */
  Map<String, Passage> forQuestion(String question, Language language, int count) {
    var numbered = new LinkedHashMap<String, Passage>();
    var hits = index.search(SearchRequest.forQuestion(question, language, count));
    if (hits.stream().noneMatch(h -> h.coverage() >= PassageIndex.LEAST_COVERAGE)) {
      return numbered;
    }
    for (var hit : hits) {
      numbered.put(hit.id(), passage(hit, numbered.size() + 1));
    }
    return byId(numbered);
  }

  private List<Hit> hits(Finding finding, Language language) {
    var subject = finding.code();
    if ((!subject.contains(".") && !known(subject)) || subject.startsWith("unknown.")) {
      return List.of();
    }
    // Passages about something else may share words with a finding; they are no evidence for it.
    return index
        .search(
            SearchRequest.forFinding(List.of(subject), finding.statement(), language, PER_FINDING))
        .stream()
        .filter(h -> h.about().contains(subject) || h.document().startsWith(subject + "."))
        .toList();
  }

  private boolean known(String code) {
    return pack.pattern(code).isPresent() || pack.derivedQuantity(code).isPresent();
  }

  private static Passage passage(Hit hit, int number) {
    return hit.toPassage("P" + number);
  }

  private static Map<String, Passage> byId(Map<String, Passage> numbered) {
    var byId = new LinkedHashMap<String, Passage>();
    numbered.values().forEach(p -> byId.put(p.id(), p));
    return byId;
  }
}
