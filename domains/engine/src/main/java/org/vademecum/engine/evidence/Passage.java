package org.vademecum.engine.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A retrieved passage; its components are the contract's JSON.
 *
 * @param id {@code P1}, {@code P2}, … within an answer; in an index the passage's own id
 * @param score the retrieval score, higher is better
 */
public record Passage(
    String id,
    String title,
    @Nullable String source,
    @Nullable String edition,
    String text,
    double score) {
  /** The same passage under another id. */
  public Passage as(String otherId) {
    return new Passage(otherId, title, source, edition, text, score);
  }
}
