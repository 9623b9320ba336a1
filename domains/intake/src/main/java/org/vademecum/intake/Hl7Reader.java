package org.vademecum.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;

/**
 * HL7 v2 messages with results (ORU^R01 and whatever else has OBX segments), versions 2.1 to 2.8,
 * single or in batches. A message is a case; another patient in it is another case.
 */
final class Hl7Reader implements ReportReader {
  private static final int LOOK_AT = 40;

  private final Pack pack;
  private final Specimens specimens;

  Hl7Reader(Pack pack, Specimens specimens) {
    this.pack = pack;
    this.specimens = specimens;
  }

  @Override
  public boolean recognises(Content content) {
    var starts =
        content.lines().stream()
            .map(l -> l.replace("\u000B", "").strip())
            .filter(l -> !l.isEmpty())
            .limit(LOOK_AT)
            .toList();
    return starts.stream().anyMatch(Hl7Segments::isHeader)
        || starts.stream().anyMatch(l -> l.startsWith("OBX|"));
  }

  @Override
  public List<ReportCase> read(Content content) {
    var split = Hl7Segments.of(content);
    var messages = new ArrayList<Hl7Message>();
    var trailer = false;
    var batch = false;
    for (var segment : split.segments()) {
      batch |= Set.of("FHS", "BHS").contains(segment.name());
      trailer |= Set.of("FTS", "BTS").contains(segment.name());
      if (segment.name().equals("MSH") || messages.isEmpty()) {
        messages.add(new Hl7Message(pack, specimens));
      }
      messages.getLast().read(segment);
    }
    var cases = new ArrayList<>(messages.stream().flatMap(m -> m.cases().stream()).toList());
    cases.removeIf(c -> !c.holdsReport());
    if (cases.isEmpty()) {
      throw nothing(split, content);
    }
    split.loss().ifPresent(cases.getLast()::loss);
    if (batch && !trailer) {
      cases.getLast().loss(Losses.batchWithoutEnd(content.lines().size()));
    }
    Limits.checkObservations(cases.stream().mapToInt(CaseBuilder::size).sum(), content);
    return Cases.numbered(cases, specimens);
  }

  private static Fault nothing(Hl7Segments split, Content content) {
    return split.loss().isPresent()
        ? Fault.input(
            "truncated-message",
            "the message ends before its first whole result: " + content.fileName(),
            "send the message again")
        : Fault.input(
            "not-a-report",
            "an HL7 message without a result (OBX): " + content.fileName(),
            "give a message with results, such as ORU^R01");
  }

  /** Whether an observable of the pack is meant. */
  static boolean known(Pack pack, ReportedObservation observation) {
    return pack.observables().find(observation, pack.units()).isPresent();
  }
}
