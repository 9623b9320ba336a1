package org.vademecum.serving.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.report.Subject;

/** An answer; its components are the contract's JSON. */
public record Interpretation(
    @Nullable String file,
    String id,
    String pack,
    String packVersion,
    Model model,
    String language,
    String audience,
    String arm,
    String task,
    int part,
    Subject subject,
    List<Observation> observations,
    List<Finding> findings,
    List<Passage> passages,
    List<Sentence> sentences,
    String text,
    boolean answered,
    @Nullable Refusal refusal,
    List<Note> notes,
    Grounding grounding,
    Timings timings) {

  public Interpretation {
    observations = List.copyOf(observations);
    findings = List.copyOf(findings);
    passages = List.copyOf(passages);
    sentences = List.copyOf(sentences);
    notes = List.copyOf(notes);
  }

  /**
   * The student that wrote; {@code none} where no model took part.
   *
   * @param gated whether an evaluation is on record in which it passed the pack's gates; null where
   *     no model took part
   */
  public record Model(String name, @Nullable String sha256, @Nullable Boolean gated) {
    public static final Model NONE = new Model("none", null, null);

    boolean failsToBeGated() {
      return Boolean.FALSE.equals(gated);
    }
  }

  /**
   * A sentence of the answer.
   *
   * @param findings ids of findings that it states
   * @param passages ids of passages that it cites
   * @param origin {@code student}, {@code finding} or {@code notice}
   * @param status {@code supported}, {@code unsupported}, {@code contradicted} or {@code unchecked}
   */
  public record Sentence(
      String text,
      List<String> findings,
      List<String> passages,
      String origin,
      String status,
      @Nullable String form) {
    public Sentence {
      findings = List.copyOf(findings);
      passages = List.copyOf(passages);
    }
  }

  /** Why there is no answer: a stable reason and its words. */
  public record Refusal(String reason, String text) {}

  /**
   * What verification found.
   *
   * @param rejected sentences of the student that were dropped
   */
  public record Grounding(
      int claims,
      int supported,
      int rejected,
      int unchecked,
      int inventedNumbers,
      int misattributedReferences) {}

  /** Where the time went, milliseconds. */
  public record Timings(
      long totalMs, long intakeMs, long retrieveMs, long generateMs, long verifyMs) {}
}
