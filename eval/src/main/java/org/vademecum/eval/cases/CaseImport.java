package org.vademecum.eval.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vademecum.cli.Fault;

/**
 * Brings published files into {@link SupportCase}s, recognised by their fields. A faulty record is
 * named and counted; only if nothing is left does the import fail.
 *
 * @param format the name of the form that was read
 * @param faults {@code file:line: why}
 */
public record CaseImport(String format, List<SupportCase> cases, List<String> faults) {

  public CaseImport {
    cases = List.copyOf(cases);
    faults = List.copyOf(faults);
  }

  /** The names that {@link #read} takes as a format, beside {@code auto}. */
  public static List<String> formats() {
    return CaseFormat.all().stream().map(CaseFormat::name).toList();
  }

  /**
   * Reads files of one set.
   *
   * @param format a name of {@link #formats()}, or {@code auto}
   * @throws Fault where the form is not known, or no record can be used
   */
  public static CaseImport read(List<Path> files, String format) {
    var read = files.stream().map(PublishedFile::read).toList();
    var cases = new ArrayList<SupportCase>();
    var faults = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (var file : read) {
      faults.addAll(file.faults());
      var form = format.equals("auto") ? recognised(file) : named(format);
      names.add(form.name());
      var reader = form.reader(file, read);
      for (var row : file.rows()) {
        try {
          cases.addAll(reader.cases(row));
        } catch (Row.FaultyRow e) {
          faults.add(row.place() + ": " + e.getMessage());
        }
      }
    }
    if (cases.isEmpty()) {
      throw Fault.input(
          "no-cases",
          "no case could be read: " + (faults.isEmpty() ? files.getFirst() : faults.getFirst()),
          "give a file as it was published; forms: " + String.join(", ", formats()));
    }
    return new CaseImport(
        names.stream().distinct().collect(Collectors.joining(", ")), cases, faults);
  }

  private static CaseFormat named(String name) {
    return CaseFormat.all().stream()
        .filter(f -> f.name().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.input(
                    "no-such-format",
                    "no such format: " + name,
                    "did you mean "
                        + nearest(name)
                        + "? there are: auto, "
                        + String.join(", ", formats())));
  }

  private static String nearest(String name) {
    return formats().stream()
        .max(Comparator.comparingLong(f -> common(f, name.toLowerCase(Locale.ROOT))))
        .orElse("auto");
  }

  // How many letter pairs two words share.
  private static long common(String first, String second) {
    return java.util.stream.IntStream.range(0, Math.max(0, first.length() - 1))
        .filter(i -> second.contains(first.substring(i, i + 2)))
        .count();
  }

  private static CaseFormat recognised(PublishedFile file) {
    for (var row : file.rows().stream().limit(20).toList()) {
      for (var form : CaseFormat.all()) {
        if (form.recognises(row)) {
          return form;
        }
      }
    }
    throw unknown(file);
  }

  private static Fault unknown(PublishedFile file) {
    if (file.rows().isEmpty()) {
      return Fault.input("no-cases", "no records: " + file.file(), "give a file with records");
    }
    var fields = new ArrayList<String>();
    file.rows().getFirst().fields().fieldNames().forEachRemaining(fields::add);
    var detail =
        "not a known form of cases, its fields are "
            + String.join(", ", fields)
            + ": "
            + file.file();
    return Fault.input("no-such-format", detail, hint(fields));
  }

  // The form of which most fields are there, and what it lacks.
  private static String hint(List<String> fields) {
    var best = "";
    var most = 0.0;
    for (var form : CaseFormat.all()) {
      for (var signature : form.signatures()) {
        var missing = signature.stream().filter(f -> !fields.contains(f)).sorted().toList();
        var share = 1 - missing.size() / (double) signature.size();
        if (share > most) {
          most = share;
          best = "did you mean " + form.name() + "? it lacks " + String.join(", ", missing);
        }
      }
    }
    return best.isEmpty() ? "forms: " + String.join(", ", formats()) : best;
  }
}
