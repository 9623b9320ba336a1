package org.vademecum.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.Loss;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.NameKey;

/** Gathers one case while a file is read, and sorts out what a later result replaced. */
final class CaseBuilder {
  private final List<Entry> entries = new ArrayList<>();
  private final List<ReportedObservation> replaced = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private Sex sex = Sex.UNKNOWN;
  private @Nullable Double age;
  private @Nullable String birth;
  private @Nullable String reportTime;
  private @Nullable String patientKey;
  private @Nullable String accession;

  /** A result and what tells repeated measurements of the same thing apart (OBX-4). */
  private record Entry(ReportedObservation observation, String series) {
    String key() {
      var name = observation.code() == null ? observation.label() : observation.code();
      return NameKey.of(name) + "\t" + observation.specimen() + "\t" + series;
    }
  }

  CaseBuilder sex(Sex value) {
    sex = value == Sex.UNKNOWN ? sex : value;
    return this;
  }

  CaseBuilder age(@Nullable Double years) {
    age = years == null || !(years >= 0 && years <= 150) ? age : years;
    return this;
  }

  CaseBuilder birth(@Nullable String iso) {
    birth = iso == null ? birth : iso;
    return this;
  }

  /** The age at a time, as far as it is known; or null. */
  @Nullable Double ageAt(@Nullable String time) {
    return age == null ? Times.age(birth, time) : age;
  }

  Sex knownSex() {
    return sex;
  }

  /** The time for the age where no observation has one. */
  CaseBuilder reportTime(@Nullable String iso) {
    reportTime = iso == null ? reportTime : iso;
    return this;
  }

  CaseBuilder patientKey(@Nullable String key) {
    patientKey = key == null ? patientKey : key;
    return this;
  }

  CaseBuilder accession(@Nullable String id) {
    accession = accession == null ? id : accession;
    return this;
  }

  @Nullable String patientKey() {
    return patientKey;
  }

  void note(int line, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      notes.add(new Note(line, text.strip()));
    }
  }

  void loss(Loss loss) {
    losses.add(loss);
  }

  void add(ReportedObservation observation) {
    add(observation, "");
  }

  void add(ReportedObservation observation, @Nullable String series) {
    entries.add(new Entry(observation, series == null ? "" : series));
  }

  int size() {
    return entries.size();
  }

  /** Whether there is anything to say: a result, a note or a loss. */
  boolean holdsAnything() {
    return !entries.isEmpty() || !notes.isEmpty() || !losses.isEmpty();
  }

  boolean holdsReport() {
    return !entries.isEmpty() || !notes.isEmpty();
  }

  ReportCase build(int part, Specimens specimens) {
    decide(specimens);
    var kept = kept();
    var years = age;
    if (years == null) {
      var at =
          kept.stream()
              .map(ReportedObservation::observedAt)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(reportTime);
      years = Times.age(birth, at);
    }
    return new ReportCase(
        part, new Subject(sex, years), patientKey, accession, kept, notes, replaced, losses);
  }

  // Before results are compared: glucose of blood and of urine are two results.
  private void decide(Specimens specimens) {
    var decided =
        specimens.decided(entries.stream().map(Entry::observation).toList(), notes).iterator();
    entries.replaceAll(e -> new Entry(decided.next(), e.series()));
  }

  private List<ReportedObservation> kept() {
    var last = new HashMap<String, List<Entry>>();
    for (var entry : entries) {
      var same = last.computeIfAbsent(entry.key(), k -> new ArrayList<>());
      same.removeIf(
          earlier -> {
            var gone = replaces(entry.observation(), earlier.observation());
            if (gone) {
              replaced.add(earlier.observation());
            }
            return gone;
          });
      same.add(entry);
    }
    Set<Entry> stays = Collections.newSetFromMap(new IdentityHashMap<>());
    last.values().forEach(stays::addAll);
    return entries.stream().filter(stays::contains).map(Entry::observation).toList();
  }

  // Results of the same thing at two times are a series; one of them is replaced only where the
  // later says that it corrects, or the earlier was not final.
  private static boolean replaces(ReportedObservation later, ReportedObservation earlier) {
    if (later.label().isEmpty()) {
      return false;
    }
    return switch (later.status()) {
      case CORRECTED, ENTERED_IN_ERROR -> true;
      case PENDING, CANCELLED -> !earlier.status().judged();
      case FINAL, PRELIMINARY ->
          earlier.status() == ResultStatus.PENDING
              || earlier.status() == ResultStatus.PRELIMINARY
              || sameTime(later.observedAt(), earlier.observedAt());
    };
  }

  private static boolean sameTime(@Nullable String a, @Nullable String b) {
    return a == null || b == null || a.equals(b);
  }
}
