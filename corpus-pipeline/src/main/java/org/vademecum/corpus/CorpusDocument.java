package org.vademecum.corpus;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
 * @param patient who the text is about, by the source's own key; empty where it names nobody. Never
 *     written out
 * @param cluster what must not be split between training and validation
 * @param clusterSize how many documents this one stands for, itself included
 * @param quality 0 to 1 by the text's form
 * @param teacherScore 0 to 5 by the classifier; null where there is none
 * @param difficulty of a task, 0 to 3
 * @param detail what exactly led to the reason
 * @param repairs what was changed in the text, by the kind of change, and how often
 */
public record CorpusDocument(
    String id,
    String source,
    String license,
    String language,
    String kind,
    String text,
    Origin origin,
    String patient,
    String cluster,
    int clusterSize,
    double quality,
    @Nullable Double teacherScore,
    int difficulty,
    @Nullable DropReason reason,
    @Nullable String detail,
    SortedMap<String, Integer> repairs)
    implements Serializable {

  public CorpusDocument {
    repairs =
        repairs.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(repairs));
  }

  /** A document as a source gives it. */
  public static CorpusDocument of(
      String id, String source, String license, String kind, String text, Origin origin) {
    var fields = new Fields();
    fields.id = id;
    fields.source = source;
    fields.license = license;
    fields.kind = kind;
    fields.text = text;
    fields.origin = origin;
    fields.cluster = id;
    return fields.document();
  }

  public boolean kept() {
    return reason == null;
  }

  public CorpusDocument withText(String newText) {
    return newText.equals(text) ? this : with(f -> f.text = newText);
  }

  public CorpusDocument withKind(String newKind) {
    return with(f -> f.kind = newKind);
  }

  public CorpusDocument withLanguage(String newLanguage) {
    return with(f -> f.language = newLanguage);
  }

  public CorpusDocument withPatient(String newPatient) {
    return with(f -> f.patient = newPatient);
  }

  public CorpusDocument withQuality(double newQuality) {
    return with(f -> f.quality = newQuality);
  }

  public CorpusDocument withCluster(String newCluster, int newSize) {
    return with(
        f -> {
          f.cluster = newCluster;
          f.clusterSize = newSize;
        });
  }

  public CorpusDocument withDifficulty(int newDifficulty) {
    return with(f -> f.difficulty = newDifficulty);
  }

  public CorpusDocument withTeacherScore(double newScore) {
    return with(f -> f.teacherScore = newScore);
  }

  /** The same document with its text changed in a way that is counted. */
  public CorpusDocument repaired(String newText, Map<String, Integer> changes) {
    return with(
        f -> {
          f.text = newText;
          var all = new TreeMap<>(repairs);
          changes.forEach((kind, count) -> all.merge(kind, count, Integer::sum));
          f.repairs = all;
        });
  }

  /** The same document, dropped; the first reason stands. */
  public CorpusDocument dropped(DropReason why, @Nullable String newDetail) {
    return kept()
        ? with(
            f -> {
              f.reason = why;
              f.detail = newDetail;
            })
        : this;
  }

  // A record has no copy with one field changed; every change above goes through here.
  private CorpusDocument with(Consumer<Fields> change) {
    var fields = new Fields();
    fields.id = id;
    fields.source = source;
    fields.license = license;
    fields.language = language;
    fields.kind = kind;
    fields.text = text;
    fields.origin = origin;
    fields.patient = patient;
    fields.cluster = cluster;
    fields.clusterSize = clusterSize;
    fields.quality = quality;
    fields.teacherScore = teacherScore;
    fields.difficulty = difficulty;
    fields.reason = reason;
    fields.detail = detail;
    fields.repairs = repairs;
    change.accept(fields);
    return fields.document();
  }

  private static final class Fields {
    private String id = "";
    private String source = "";
    private String license = "";
    private String language = "";
    private String kind = "";
    private String text = "";
    private Origin origin = Origin.SOURCE;
    private String patient = "";
    private String cluster = "";
    private int clusterSize = 1;
    private double quality = 1;
    private @Nullable Double teacherScore;
    private int difficulty;
    private @Nullable DropReason reason;
    private @Nullable String detail;
    private SortedMap<String, Integer> repairs = Collections.emptySortedMap();

    CorpusDocument document() {
      return new CorpusDocument(
          id,
          source,
          license,
          language,
          kind,
          text,
          origin,
          patient,
          cluster,
          clusterSize,
          quality,
          teacherScore,
          difficulty,
          reason,
          detail,
          repairs);
    }
  }

  /** Nothing of the text or the patient, because texts end up in logs. */
  @Override
  public String toString() {
    return "CorpusDocument[" + id + (kept() ? "]" : ", " + reason + "]");
  }
}
