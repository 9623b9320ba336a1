package org.vademecum.student.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vademecum.cli.Fault;
import org.vademecum.student.Models;

class SafetensorsTest {
  private static Path file(String header, byte[] data) throws IOException {
    var json = header.getBytes(StandardCharsets.UTF_8);
    var buffer = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(json.length).put(json).put(data);
    return Files.write(Files.createTempFile("test", ".safetensors"), buffer.array());
  }

  private static FloatTensor random(Random random, int... shape) {
    var count = 1;
    for (var dimension : shape) {
      count *= dimension;
    }
    var values = new float[count];
    for (var i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new FloatTensor(shape, values);
  }

  @Property(tries = 50)
  void what_is_written_in_f32_is_read_back(
      @ForAll long seed,
      @ForAll @IntRange(max = 5) int rows,
      @ForAll @IntRange(max = 700) int columns)
      throws IOException {
    var random = new Random(seed);
    var tensors = new LinkedHashMap<String, FloatTensor>();
    tensors.put("a.weight", random(random, rows, columns));
    tensors.put("ü \"b\"", random(random, columns));
    var file = Files.createTempFile("test", ".safetensors");
    SafetensorsWriter.write(file, tensors, DType.F32);
    var read = SafetensorsFile.open(file);
    assertThat(read.names()).containsExactlyElementsOf(tensors.keySet());
    tensors.forEach(
        (name, tensor) -> {
          assertThat(read.shape(name)).isEqualTo(tensor.shape());
          assertThat(read.read(name)).isEqualTo(tensor.values());
        });
  }

  @Property(tries = 300)
  void half_precision_rounds_to_the_nearest(@ForAll float value) {
    var buffer = ByteBuffer.allocate(4);
    DType.BF16.put(buffer, value);
    var read = DType.BF16.get(buffer.flip());
    if (Float.isNaN(value)) {
      assertThat(read).isNaN();
    } else if (Math.abs(value) < 1e38f) {
      assertThat(Math.abs(read - value)).isLessThanOrEqualTo(Math.abs(value) / 256 + 1e-39f);
    }
  }

  @Example
  void the_format_is_stated_for_other_loaders() throws IOException {
    var file = Files.createTempFile("test", ".safetensors");
    SafetensorsWriter.write(file, new LinkedHashMap<>(), DType.F16);
    assertThat(Files.readString(file)).contains("\"__metadata__\":{\"format\":\"pt\"}");
  }

  @Example
  void a_checkpoint_in_shards_is_read_by_its_index() throws IOException {
    var folder = Files.createTempDirectory("sharded");
    var random = new Random(1);
    var one = new LinkedHashMap<String, FloatTensor>();
    one.put("one", random(random, 3));
    var two = new LinkedHashMap<String, FloatTensor>();
    two.put("two", random(random, 2, 2));
    SafetensorsWriter.write(folder.resolve("a.safetensors"), one, DType.F32);
    SafetensorsWriter.write(folder.resolve("b.safetensors"), two, DType.F32);
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"weight_map\":{\"one\":\"a.safetensors\",\"two\":\"b.safetensors\"}}");
    var read = SafetensorsFile.open(folder);
    assertThat(read.names()).containsExactlyInAnyOrder("one", "two");
    assertThat(read.shape("two")).containsExactly(2, 2);
  }

  @Example
  void an_index_cannot_reach_outside_its_folder() throws IOException {
    var folder = Files.createTempDirectory("sharded");
    var index = folder.resolve("model.safetensors.index.json");
    Files.writeString(index, "{\"weight_map\":{\"one\":\"../secret.safetensors\"}}");
    assertThat(fault(index).detail())
        .isEqualTo("a shard lies outside the folder: ../secret.safetensors");
  }

  @Example
  void a_tensor_outside_the_file_is_a_fault() throws IOException {
    var header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}";
    assertThat(fault(file(header, new byte[8])).detail())
        .isEqualTo("a tensor lies outside the file: x");
  }

  @Example
  void a_header_longer_than_the_file_is_a_fault() throws IOException {
    var bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60).array();
    var file = Files.write(Files.createTempFile("test", ".safetensors"), bytes);
    assertThat(fault(file).type()).isEqualTo("not-a-safetensors-file");
  }

  @Example
  void a_shape_that_does_not_fit_its_bytes_is_a_fault() throws IOException {
    var header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[70000,70000],\"data_offsets\":[0,8]}}";
    var read = SafetensorsFile.open(file(header, new byte[8]));
    assertThat(catchThrowableOfType(Fault.class, () -> read.read("x")).detail())
        .isEqualTo("a tensor's shape and bytes disagree: x");
  }

  @Example
  void integers_are_listed_but_not_read() throws IOException {
    var header = "{\"x\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}";
    var read = SafetensorsFile.open(file(header, new byte[8]));
    assertThat(catchThrowableOfType(Fault.class, () -> read.read("x")).detail())
        .isEqualTo("tensor x has a dtype that is not read: I64");
  }

  @Example
  void a_folder_made_by_transformers_is_read() {
    var read = SafetensorsFile.open(Models.path("hf-qwen3"));
    assertThat(read.shape("model.embed_tokens.weight")).containsExactly(512, 64);
    assertThat(read.dtype("model.norm.weight")).isEqualTo(DType.F32);
  }

  private static Fault fault(Path file) {
    return catchThrowableOfType(Fault.class, () -> SafetensorsFile.open(file));
  }
}
