package org.vademecum.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.OrdinalRank;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.text.NameKey;
import org.vademecum.engine.text.Numbers;

/** One message while it is read: the patients in it, and the order that the results belong to. */
final class Hl7Message {
  private static final Set<String> NO_OBSERVATION = Set.of("ED", "RP", "XAD", "XTN", "CX", "TN");
  private static final Set<String> TEXT = Set.of("TX", "FT");

  private final Pack pack;
  private final Specimens specimens;
  private final List<CaseBuilder> cases = new ArrayList<>();
  private final List<Pending> group = new ArrayList<>();
  private boolean patientSeen;
  private @Nullable String messageTime;
  private @Nullable Hl7Segment order;
  private @Nullable String specimen;

  /** A result whose specimen may still follow behind it. */
  private record Pending(ReportedObservation observation, @Nullable String series) {}

  Hl7Message(Pack pack, Specimens specimens) {
    this.pack = pack;
    this.specimens = specimens;
  }

  /** The cases, once every segment has been read. */
  List<CaseBuilder> cases() {
    endGroup();
    return cases;
  }

  void read(Hl7Segment segment) {
    switch (segment.name()) {
      case "MSH" -> messageTime = Times.ofHl7(segment.component(7, 1));
      case "PID" -> patient(segment);
      case "ORC" -> current().accession(accession(segment));
      case "OBR" -> {
        endGroup();
        order = segment;
        specimen = segment.description(15, 1);
        current().accession(accession(segment)).reportTime(orderTime());
      }
      case "OBX" -> result(segment);
      case "SPM" -> specimen = specimen == null ? specimenOf(segment) : specimen;
      case "NTE" -> current().note(segment.line(), segment.freeText(3));
      default -> {
        // Other segments say nothing about results.
      }
    }
  }

  private CaseBuilder current() {
    if (cases.isEmpty()) {
      cases.add(new CaseBuilder().reportTime(messageTime));
    }
    return cases.getLast();
  }

  private void patient(Hl7Segment pid) {
    endGroup();
    order = null;
    specimen = null;
    var birth = Times.ofHl7(pid.component(7, 1));
    var key = patientKey(pid, birth);
    var same = key != null && !cases.isEmpty() && key.equals(cases.getLast().patientKey());
    var waiting = !patientSeen && !cases.isEmpty() && cases.getLast().size() == 0;
    patientSeen = true;
    if (!same && !waiting && !cases.isEmpty()) {
      cases.add(new CaseBuilder().reportTime(messageTime));
    }
    current().patientKey(key).birth(birth).sex(Cases.sex(pid.component(8, 1)));
  }

  private static @Nullable String patientKey(Hl7Segment pid, @Nullable String birth) {
    var identifiers = pid.repetitions(3);
    var best =
        identifiers.stream()
            .filter(r -> "MR".equals(pid.component(r, 5)))
            .findFirst()
            .or(() -> identifiers.stream().filter(r -> pid.component(r, 1) != null).findFirst())
            .orElse("");
    var byId = Cases.key(pid.component(best, 1), pid.component(best, 4));
    if (byId != null) {
      return byId;
    }
    var other = Cases.key(pid.component(2, 1), pid.component(2, 4));
    var name =
        Stream.of(pid.component(5, 1), pid.component(5, 2))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return other != null ? other : Cases.keyByName(name, birth);
  }

  private static @Nullable String accession(Hl7Segment order) {
    return Optional.ofNullable(order.component(3, 1)).orElse(order.component(2, 1));
  }

  private static @Nullable String specimenOf(Hl7Segment spm) {
    return spm.firstOf(spm.repetitions(4).getFirst(), 2, 1, 5, 9);
  }

  private void result(Hl7Segment obx) {
    var type = obx.field(2).strip();
    if (NO_OBSERVATION.contains(type)) {
      if (type.equals("ED")) {
        document(obx);
      }
      return;
    }
    var observation = observation(obx);
    if (TEXT.contains(type) && !Hl7Reader.known(pack, observation)) {
      note(obx, observation);
      return;
    }
    if (TEXT.contains(type) && !isResult(observation.valueText())) {
      // A comment under the code of a measured thing: what it says must not be lost.
      note(obx, observation);
      if (observation.name() != null && !pack.observables().knowsName(observation.name())) {
        return;
      }
    }
    if (observation.label().isEmpty() && observation.valueText() == null) {
      return;
    }
    group.add(new Pending(observation, obx.component(4, 1)));
  }

  private void note(Hl7Segment obx, ReportedObservation observation) {
    var text = obx.freeText(5);
    if (text != null && observation.status().judged()) {
      var name = observation.label();
      current().note(obx.line(), name.isEmpty() ? text : name + ": " + text);
    }
  }

  private void document(Hl7Segment obx) {
    if (!status(obx, "").judged()) {
      return;
    }
    try {
      var text = EmbeddedDocument.text(obx);
      text.ifPresentOrElse(
          t -> current().note(obx.line(), t),
          () -> current().loss(Losses.embeddedWithoutText(obx.line())));
    } catch (Fault e) {
      // The results beside it are whole.
      current().loss(Losses.embeddedUnreadable(obx.line()));
    }
  }

  private boolean isResult(@Nullable String text) {
    return text == null
        || Numbers.read(text).isPresent()
        || pack.ordinals().stream()
            .flatMap(OrdinalRank::printed)
            .anyMatch(printed -> NameKey.of(printed).equals(NameKey.of(text)));
  }

  private ReportedObservation observation(Hl7Segment obx) {
    var value = Hl7Values.value(obx);
    var time = Times.ofHl7(obx.component(14, 1));
    return new ReportedObservation(
        obx.line(),
        Hl7Values.code(obx),
        Hl7Values.name(obx),
        value,
        Hl7Values.unit(obx),
        Hl7Values.range(obx),
        Hl7Values.flag(obx),
        specimen,
        status(obx, value),
        time == null ? orderTime() : time);
  }

  private ResultStatus status(Hl7Segment obx, @Nullable String value) {
    return Statuses.ofObx(obx.component(11, 1))
        .or(() -> Statuses.ofObr(order == null ? null : order.component(25, 1)))
        .orElseGet(() -> Statuses.byValue(value));
  }

  private @Nullable String orderTime() {
    return order == null ? null : Times.ofHl7(order.component(7, 1));
  }

  private void endGroup() {
    // The order's name, "Urinalysis", says what no specimen field does.
    var ordered =
        order == null ? null : specimens.said(order.firstOf(order.repetitions(4).getFirst(), 2, 1));
    var of = specimen == null ? ordered : specimen;
    for (var pending : group) {
      var o = pending.observation();
      current().add(o.specimen() == null ? o.withSpecimen(of) : o, pending.series());
    }
    group.clear();
  }
}
