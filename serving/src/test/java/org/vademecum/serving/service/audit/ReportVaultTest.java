package org.vademecum.serving.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;

class ReportVaultTest {
  private static final Path PACK = Path.of("src/test/resources/packs/machine-room");
  private static final String KEY = "a report key for tests, 32 characters";

  @Test
  void a_pack_that_keeps_no_reports_needs_no_key_and_seals_nothing() {
    var vault = ReportVault.of(PackLoader.load(PACK), null);
    assertThat(vault.seal(new byte[] {1}, null)).isNull();
  }

  @Test
  void a_pack_that_keeps_reports_is_not_served_without_a_key(@TempDir Path folder)
      throws IOException {
    var pack = keeping(folder);
    assertThatThrownBy(() -> ReportVault.of(pack, null))
        .isInstanceOf(Fault.class)
        .hasMessageEndingWith("machine-room");
    assertThatThrownBy(() -> ReportVault.of(pack, "short")).isInstanceOf(Fault.class);
  }

  @Test
  void a_kept_report_opens_with_both_keys_alone(@TempDir Path folder) throws Exception {
    var vault = ReportVault.of(keeping(folder), KEY);
    var report = "the report".getBytes(StandardCharsets.UTF_8);
    var patient = Secrets.randomKey();
    var sealed = Objects.requireNonNull(vault.seal(report, patient));
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("report");
    assertThat(vault.open(sealed, patient)).isEqualTo(report);
    assertThatThrownBy(() -> vault.open(sealed, Secrets.randomKey()))
        .isInstanceOf(java.security.GeneralSecurityException.class);
    assertThatThrownBy(() -> vault.open(sealed, null))
        .isInstanceOf(java.security.GeneralSecurityException.class);
  }

  private static Pack keeping(Path folder) throws IOException {
    var copy = folder.resolve("machine-room");
    try (var files = Files.walk(PACK)) {
      for (var file : files.toList()) {
        Files.copy(file, copy.resolve(PACK.relativize(file).toString()));
      }
    }
    var settings = copy.resolve("pack.yaml");
    var text = Files.readString(settings);
    assertThat(text).contains("keepReports: false");
    Files.writeString(settings, text.replace("keepReports: false", "keepReports: true"));
    return PackLoader.load(copy);
  }
}
