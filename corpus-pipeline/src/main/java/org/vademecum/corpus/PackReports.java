package org.vademecum.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.intake.Intake;

/**
 * Reads reports by the pack's own names, through intake. A pack does not travel between machines:
 * each process loads it from its folder when it meets its first report, once for all of its tasks.
 */
final class PackReports implements ReportForms {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Intake> OPENED = new ConcurrentHashMap<>();

  private final String folder;

  PackReports(Path folder) {
    this.folder = folder.toAbsolutePath().normalize().toString();
  }

  @Override
  public List<ReportCase> read(byte[] content, String name) {
    return OPENED
        .computeIfAbsent(folder, f -> new Intake(PackLoader.load(Path.of(f))))
        .read(content, name);
  }
}
