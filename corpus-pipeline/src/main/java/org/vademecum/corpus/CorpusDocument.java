package org.vademecum.corpus;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way through the pipeline. One that was dropped stays, with its reason, so that
 * it can be read afterwards; blocks leave it alone.
 *
 * @param id the input's own where it has one
 * @param license empty where the input names none
 * @param language {@code en}, {@code zh}, {@code mixed} or {@code other}; empty before it is known
 * @param kind {@code passage}, {@code task}, {@code report}, {@code plain}, or the source's own
 *     word
 * @param cluster what must not be split between training and validation
 * @param clusterSize how many documents this one stands for, itself included
 * @param quality 0 to 1 by the text's form
 * @param teacherScore 0 to 5 by the classifier; null where there is none
 * @param difficulty of a task, 0 to 3
 * @param detail what exactly led to the reason
 */
public record CorpusDocument(
    String id,
    String source,
    String license,
    String language,
    String kind,
    String text,
    Origin origin,
    String cluster,
    int clusterSize,
    double quality,
    @Nullable Double teacherScore,
    int difficulty,
    @Nullable DropReason reason,
    @Nullable String detail)
    implements Serializable {

  /** A document as a source gives it. */
  public static CorpusDocument of(
      String id, String source, String license, String kind, String text, Origin origin) {
    return new CorpusDocument(
        id, source, license, "", kind, text, origin, id, 1, 1, null, 0, null, null);
  }

  public boolean kept() {
    return reason == null;
  }

  public CorpusDocument withText(String newText) {
    return new CorpusDocument(
        id,
        source,
        license,
        language,
        kind,
        newText,
        origin,
        cluster,
        clusterSize,
        quality,
        teacherScore,
        difficulty,
        reason,
        detail);
  }

  public CorpusDocument withKind(String newKind) {
    return new CorpusDocument(
        id,
        source,
        license,
        language,
        newKind,
        text,
        origin,
        cluster,
        clusterSize,
        quality,
        teacherScore,
        difficulty,
        reason,
        detail);
  }

  public CorpusDocument withLanguage(String newLanguage) {
    return new CorpusDocument(
        id,
        source,
        license,
        newLanguage,
        kind,
        text,
        origin,
        cluster,
        clusterSize,
        quality,
        teacherScore,
        difficulty,
        reason,
        detail);
  }

  public CorpusDocument withQuality(double newQuality) {
    return new CorpusDocument(
        id,
        source,
        license,
        language,
        kind,
        text,
        origin,
        cluster,
        clusterSize,
        newQuality,
        teacherScore,
        difficulty,
        reason,
        detail);
  }

  public CorpusDocument withCluster(String newCluster, int newSize) {
    return new CorpusDocument(
        id,
        source,
        license,
        language,
        kind,
        text,
        origin,
        newCluster,
        newSize,
        quality,
        teacherScore,
        difficulty,
        reason,
        detail);
  }

  public CorpusDocument withDifficulty(int newDifficulty) {
    return new CorpusDocument(
        id,
        source,
        license,
        language,
        kind,
        text,
        origin,
        cluster,
        clusterSize,
        quality,
        teacherScore,
        newDifficulty,
        reason,
        detail);
  }

  public CorpusDocument withTeacherScore(double newScore) {
    return new CorpusDocument(
        id,
        source,
        license,
        language,
        kind,
        text,
        origin,
        cluster,
        clusterSize,
        quality,
        newScore,
        difficulty,
        reason,
        detail);
  }

  /** The same document, dropped; the first reason stands. */
  public CorpusDocument dropped(DropReason why, String newDetail) {
    return kept()
        ? new CorpusDocument(
            id,
            source,
            license,
            language,
            kind,
            text,
            origin,
            cluster,
            clusterSize,
            quality,
            teacherScore,
            difficulty,
            why,
            newDetail)
        : this;
  }

  @Override
  public String toString() {
    return "CorpusDocument[" + id + (kept() ? "]" : ", " + reason + "]");
  }
}
