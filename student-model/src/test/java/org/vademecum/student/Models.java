package org.vademecum.student;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.vademecum.cli.Json;

/** The reference models among the test resources: tiny, with random weights. */
public final class Models {
  private Models() {}

  /** A folder or file by its name. */
  public static Path path(String name) {
    try {
      return Path.of(Objects.requireNonNull(Models.class.getResource("/models/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The ids for which reference logits exist. */
  public static int[] ids() {
    return ints(reference().path("ids"));
  }

  /** What a folder's model says after those ids, greedily. */
  public static int[] greedy(String folder) {
    return ints(reference().path("greedyAfterIds").path(folder));
  }

  /** The reference logits of a folder or GGUF, row after row. */
  public static float[] logits(String name) {
    try {
      var bytes = Files.readAllBytes(path(name + ".logits.f32"));
      var floats = new float[bytes.length / 4];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
      return floats;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode reference() {
    try {
      return Json.read(Files.readString(path("reference.json")), "reference.json");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int[] ints(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.path(i).asInt()).toArray();
  }
}
