package org.vademecum.student.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vademecum.student.StudentModel;

/** A file that llama.cpp quantised, in types that are only read here. */
class ForeignFileTest {
  @Test
  void a_q4_k_m_file_has_the_logits_of_its_dequantised_weights()
      throws IOException, URISyntaxException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(path("small-q4_k_m.logits.f32")));
    var expected = bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    var model = StudentModel.open(path("small-q4_k_m.gguf")).transformer();
    var actual = ReferenceLogitsTest.logits(model, IntStream.rangeClosed(5, 16).toArray());
    assertThat(actual).hasSize(expected.remaining());
    var largest = 0.0;
    var worst = 0.0;
    for (var i = 0; i < actual.length; i++) {
      largest = Math.max(largest, Math.abs(expected.get(i)));
      worst = Math.max(worst, Math.abs(expected.get(i) - actual[i]));
    }
    assertThat(worst / largest).isLessThan(1e-4); // keys and values are kept in sixteen bits
  }

  private static Path path(String name) throws URISyntaxException {
    var resource = ForeignFileTest.class.getResource("/foreign/" + name);
    return Path.of(Objects.requireNonNull(resource).toURI());
  }
}
