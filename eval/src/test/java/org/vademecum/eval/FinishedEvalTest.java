package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Fault;

/** Results that cannot be read say what they are. */
class FinishedEvalTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void results_of_an_older_version_are_a_fault() throws IOException {
    Files.writeString(folder.resolve(Results.FILE), "{\"model\": \"old\"}");
    Files.writeString(
        folder.resolve(Results.CASES),
        "{\"id\": \"1\", \"scenario\": \"s\", \"language\": \"en\", \"audience\": \"clinician\","
            + " \"arm\": \"guard\", \"outcome\": \"ANSWERED\"}\n");
    var fault = catchThrowableOfType(Fault.class, () -> FinishedEval.read(folder));
    assertThat(fault.type()).isEqualTo("other-results");
    assertThat(fault.detail()).contains(folder.toString());
  }

  @Test
  void a_folder_without_results_is_another() {
    var fault = catchThrowableOfType(Fault.class, () -> FinishedEval.read(folder));
    assertThat(fault.type()).isEqualTo("no-results");
  }
}
