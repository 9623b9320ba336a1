package org.vademecum.engine.evidence;

import java.util.List;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.text.Language;

/**
 * What the student reads at once.
 *
 * @param slots {@code <O1>} … in order, at most {@value #MOST_SLOTS}
 * @param findings {@code <F1>} … in order, at most {@value #MOST_FINDINGS}; their ids are the
 *     answer's own
 * @param findingSlots for each finding the indices of its slots
 * @param passages {@code <P1>} … in order, at most {@value #MOST_PASSAGES}
 */
public record EvidenceGroup(
    Language language,
    Audience audience,
    List<Slot> slots,
    List<Finding> findings,
    List<String> findingNames,
    List<List<Integer>> findingSlots,
    List<Passage> passages) {
  public static final int MOST_SLOTS = 12;
  public static final int MOST_FINDINGS = 6;
  public static final int MOST_PASSAGES = 3;

  public EvidenceGroup {
    slots = List.copyOf(slots);
    findings = List.copyOf(findings);
    findingNames = List.copyOf(findingNames);
    findingSlots = findingSlots.stream().map(List::copyOf).toList();
    passages = List.copyOf(passages);
    if (slots.size() > MOST_SLOTS
        || findings.size() > MOST_FINDINGS
        || passages.size() > MOST_PASSAGES
        || findings.size() != findingSlots.size()
        || findings.size() != findingNames.size()) {
      throw new IllegalArgumentException(
          "too large a group: %d slots, %d findings, %d passages"
              .formatted(slots.size(), findings.size(), passages.size()));
    }
  }

  /** A question has passages and no findings. */
  public static EvidenceGroup ofPassages(
      Language language, Audience audience, List<Passage> passages) {
    return new EvidenceGroup(
        language, audience, List.of(), List.of(), List.of(), List.of(), passages);
  }
}
