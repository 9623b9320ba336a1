package org.vademecum.intake;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.text.NameKey;

/**
 * Measures how much of made-up paper reports is read: {@code ReadingFigures FORM COUNT SEED}, where
 * the form is {@code pdf} or one of {@link ReportImage.Damage}. Prints to stdout; no test.
 */
public final class ReadingFigures {
  private final Pack pack;
  private final boolean verbose;
  private int rows;
  private int names;
  private int values;
  private int units;
  private int unitsPrinted;
  private int ranges;
  private int flags;
  private int flagsPrinted;
  private int falseFlags;
  private int wrongValues;
  private int wrongRanges;
  private int unreadable;
  private int extra;

  private ReadingFigures(Pack pack, boolean verbose) {
    this.pack = pack;
    this.verbose = verbose;
  }

  public static void main(String[] args) throws Exception {
    var form = args[0];
    var count = Integer.parseInt(args[1]);
    var seed = Long.parseLong(args[2]);
    var pack = PackLoader.load(Path.of("../lab-report"));
    var intake = new Intake(pack);
    var figures = new ReadingFigures(pack, args.length > 3);
    var millis = new ArrayList<Double>();
    var cpuMillis = new ArrayList<Double>();
    for (var i = 0; i < count; i++) {
      var random = new Random(seed + i);
      var style = PrintStyle.random(random);
      var report =
          PrintedReport.random(
              pack,
              style.chinese(),
              form.equals("pdf")
                  ? 12 + random.nextInt(50)
                  : (8 + random.nextInt(20)) * style.groups(),
              random);
      var pdf = ReportPdf.of(report, style);
      var file =
          form.equals("pdf") ? pdf : ReportImage.of(pdf, ReportImage.Damage.valueOf(form), random);
      if (args.length > 3) {
        Files.write(Path.of(args[3], form + "-" + (seed + i)), file);
        System.out.println("== " + (seed + i) + " " + style);
      }
      var start = System.nanoTime();
      var cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try {
        var cases = intake.read(file, "in");
        var read = cases.stream().flatMap(c -> c.observations().stream()).toList();
        millis.add((System.nanoTime() - start) / 1e6);
        cpuMillis.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6);
        figures.compare(report.rows(), read);
        if (cases.size() != 1) {
          System.out.println("seed " + (seed + i) + ": cases " + cases.size());
        }
      } catch (org.vademecum.cli.Fault e) {
        System.out.println("seed " + (seed + i) + ": " + e.type() + " " + e.detail());
        figures.compare(report.rows(), List.of());
      }
    }
    figures.print(form, millis, cpuMillis);
  }

  private void compare(List<PrintedReport.Row> printed, List<ReportedObservation> read) {
    var left = new ArrayList<>(read);
    for (var row : printed) {
      var match = left.stream().filter(o -> sameName(row, o)).findFirst().orElse(null);
      rows++;
      if (match == null) {
        say("no row for " + row);
        unitsPrinted += row.unit().isEmpty() ? 0 : 1;
        flagsPrinted += row.flag().isEmpty() ? 0 : 1;
        continue;
      }
      left.remove(match);
      names++;
      value(row, match);
      if (!row.unit().isEmpty()) {
        unitsPrinted++;
        var same =
            match.unit() != null
                && pack.units().ucum(match.unit()).equals(pack.units().ucum(row.unit()));
        units += same ? 1 : 0;
        if (!same) {
          say("unit " + match.unit() + " of " + row);
        }
      }
      range(row, match);
      var flag = match.flagText() == null ? "" : match.flagText();
      if (!row.flag().isEmpty()) {
        flagsPrinted++;
        flags += flag.equals(row.flag()) ? 1 : 0;
      }
      if (!flag.equals(row.flag())) {
        falseFlags += flag.isEmpty() ? 0 : 1;
        say("flag '" + flag + "' of " + row);
      }
    }
    extra += left.size();
    left.forEach(o -> say("extra " + Door.printed(o)));
  }

  private void value(PrintedReport.Row row, ReportedObservation read) {
    if (read.valueText() == null) {
      unreadable += read.status() == ResultStatus.FINAL ? 1 : 0;
      say("value unread of " + row);
    } else if (plain(read.valueText()).equals(plain(row.value()))) {
      values++;
    } else {
      wrongValues++;
      say("WRONG value " + read.valueText() + " of " + row);
    }
  }

  private void range(PrintedReport.Row row, ReportedObservation read) {
    var text = read.rangeText();
    if (plain(text).equals(plain(row.range()))) {
      ranges++;
    } else {
      wrongRanges += text == null || text.equals("\uFFFD") ? 0 : 1;
      say("range " + text + " of " + row);
    }
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\s", "").replaceAll("[~～–—]+|-{2}", "-");
  }

  private boolean sameName(PrintedReport.Row row, ReportedObservation o) {
    if (NameKey.of(row.name()).equals(NameKey.of(o.label()))) {
      return true;
    }
    var found = pack.observables().find(o, pack.units());
    return found.isPresent() && found.get().code().equalsIgnoreCase(row.code());
  }

  private void say(String what) {
    if (verbose) {
      System.out.println("  " + what);
    }
  }

  private void print(String form, List<Double> millis, List<Double> cpuMillis) {
    java.util.Collections.sort(millis);
    java.util.Collections.sort(cpuMillis);
    System.out.printf(
        Locale.ROOT,
        "%s rows %d: name %.4f value %.4f unit %.4f range %.4f flag %.4f; wrong values %d (%.4f),"
            + " wrong ranges %d, false flags %d, unreadable %d, extra rows %d; ms p50 %.0f p95 %.0f, cpu ms p50 %.0f p95 %.0f%n",
        form,
        rows,
        names / (double) rows,
        values / (double) rows,
        units / (double) unitsPrinted,
        ranges / (double) rows,
        flags / (double) flagsPrinted,
        wrongValues,
        wrongValues / (double) rows,
        wrongRanges,
        falseFlags,
        unreadable,
        extra,
        millis.get(millis.size() / 2),
        millis.get((int) (millis.size() * 0.95)),
        cpuMillis.get(cpuMillis.size() / 2),
        cpuMillis.get((int) (cpuMillis.size() * 0.95)));
  }
}
