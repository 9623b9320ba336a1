package org.vademecum.serving.service.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;

/**
 * Seals reports where the pack's {@code serving.keepReports} is true, with AES-256-GCM under a key
 * that the site's report key and the patient's own key give together; without either nobody reads
 * it. A report that names no patient is under the report key alone.
 */
final class ReportVault {
  private static final int LEAST_KEY = 32;

  private final byte @Nullable [] reportKey;

  private ReportVault(byte @Nullable [] reportKey) {
    this.reportKey = reportKey;
  }

  /**
   * The vault of a pack's policy.
   *
   * @throws Fault of type {@code no-report-key} where reports are to be kept without a key
   */
  static ReportVault of(Pack pack, @Nullable String key) {
    var serving = pack.settings().at("serving");
    var keeps = serving != null && serving.text("keepReports", "false").equals("true");
    if (!keeps) {
      return new ReportVault(null);
    }
    if (key == null || key.length() < LEAST_KEY) {
      throw Fault.resource(
          "no-report-key",
          "the pack keeps reports (serving.keepReports), and no key encrypts them: " + pack.name(),
          "set VADEMECUM_REPORT_KEY to at least " + LEAST_KEY + " random characters");
    }
    return new ReportVault(key.getBytes(StandardCharsets.UTF_8));
  }

  byte @Nullable [] seal(byte[] report, byte @Nullable [] patientKey) {
    return reportKey == null ? null : Secrets.encrypt(key(reportKey, patientKey), report);
  }

  /**
   * A sealed report.
   *
   * @throws GeneralSecurityException with another key, or without the patient's
   */
  byte[] open(byte[] sealed, byte @Nullable [] patientKey) throws GeneralSecurityException {
    if (reportKey == null) {
      throw new GeneralSecurityException("no report key");
    }
    return Secrets.decrypt(key(reportKey, patientKey), sealed);
  }

  private static byte[] key(byte[] reportKey, byte @Nullable [] patientKey) {
    var inner = Secrets.hmac(reportKey, "derive", "kept report");
    return patientKey == null
        ? inner
        : Secrets.hmac(inner, "patient", java.util.HexFormat.of().formatHex(patientKey));
  }
}
