package org.vademecum.serving.service.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vademecum.cli.Json;
import org.vademecum.serving.answer.Interpretation;

/**
 * Server-sent events.
 *
 * <p>Sentences come in their order, and only when their answer is recorded: what is verified last
 * may stand first (a finding that the student left out), and what cannot be recorded is not given.
 */
public final class EventStream {
  private EventStream() {}

  /** An event {@code sentence} for each sentence, then an event {@code interpretation}. */
  static Response of(List<Interpretation> interpretations) {
    return response(
        out -> {
          for (var interpretation : interpretations) {
            for (var sentence : interpretation.sentences()) {
              write(out, "event: sentence\ndata: " + Json.write(sentence) + "\n\n");
            }
            write(out, "event: interpretation\ndata: " + Json.write(interpretation) + "\n\n");
          }
        });
  }

  /** A response whose body is written as it comes. */
  public static Response response(StreamingOutput output) {
    return Response.ok(output, "text/event-stream;charset=UTF-8")
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Writes text and sends it at once. */
  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
