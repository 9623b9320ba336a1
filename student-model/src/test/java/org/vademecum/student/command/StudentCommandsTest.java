package org.vademecum.student.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Json;
import org.vademecum.student.Models;
import org.vademecum.student.StudentModel;

class StudentCommandsTest {
  private static final String IDS =
      Arrays.stream(Models.ids()).mapToObj(Integer::toString).collect(Collectors.joining(","));

  @TempDir private Path folder = Path.of("");

  private record Outcome(int code, String out, String err) {}

  private static Outcome run(String command, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
      var code = CommandRunner.run(StudentCommands.command(command), stream, args);
      return new Outcome(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void export_then_generate_gives_the_reference_ids_on_one_line() {
    var file = folder.resolve("m.gguf").toString();
    var exported =
        run(
            "export",
            Models.path("hf-qwen2").toString(),
            "--format",
            "gguf",
            "--quant",
            "f32",
            "--out",
            file);
    assertThat(exported).isEqualTo(new Outcome(0, file + System.lineSeparator(), ""));
    var generated = run("generate", file, "--prompt-tokens", IDS, "--max-tokens", "64", "--tokens");
    var expected =
        Arrays.stream(Models.greedy("hf-qwen2"))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    assertThat(generated).isEqualTo(new Outcome(0, expected + System.lineSeparator(), ""));
  }

  @Test
  void a_grammar_and_a_schema_hold_the_text() throws IOException {
    var grammar = Files.writeString(folder.resolve("g.gbnf"), "root ::= \"<<\" [xyz]{3} \">>\"");
    assertThat(held("--grammar", grammar)).matches("<<[xyz]{3}>>");
    var schema = Files.writeString(folder.resolve("s.json"), "{\"enum\": [\"one\", \"two\"]}");
    assertThat(held("--json-schema", schema)).isIn("\"one\"", "\"two\"");
  }

  private static String held(String option, Path file) {
    var model = Models.path("qwen3-q8_0.gguf");
    var outcome =
        run("generate", model.toString(), "--prompt", "x", "--tokens", option, file.toString());
    assertThat(outcome.code()).isZero();
    var tokenizer = StudentModel.open(model).tokenizer();
    var ids =
        Arrays.stream(outcome.out().strip().split(",", -1)).mapToInt(Integer::parseInt).toArray();
    assertThat(tokenizer.eosIds()).contains(ids[ids.length - 1]);
    return tokenizer.decode(Arrays.copyOf(ids, ids.length - 1));
  }

  @Test
  void a_wrong_grammar_is_named_and_both_at_once_are_wrong_usage() throws IOException {
    var model = Models.path("qwen3-q8_0.gguf").toString();
    var wrong = Files.writeString(folder.resolve("g.gbnf"), "root ::= \"a").toString();
    assertThat(run("generate", model, "--prompt", "x", "--grammar", wrong))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "vade: the literal does not end, line 1, column 10: \"a\n  remedy: write \"\n"));
    assertThat(run("generate", model, "--prompt", "x", "--grammar", "none").err())
        .startsWith("vade: cannot read: none\n");
    var both = run("generate", model, "--prompt", "x", "--grammar", wrong, "--json-schema", wrong);
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("--grammar", "--json-schema", "mutually exclusive");
  }

  @Test
  void logits_are_one_row_of_the_vocabulary_a_position() throws IOException {
    var file = folder.resolve("logits.f32");
    var outcome =
        run(
            "logits",
            Models.path("qwen3-q8_0.gguf").toString(),
            "--tokens",
            IDS,
            "--out",
            file.toString());
    assertThat(outcome.code()).isZero();
    var expected = Models.logits("qwen3-q8_0");
    var actual =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    assertThat(actual.remaining()).isEqualTo(expected.length);
    for (var i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(2e-4f));
    }
  }

  @Test
  void bench_prints_its_figures_as_json() {
    var model = Models.path("qwen3-q8_0.gguf").toString();
    var outcome = run("bench", model, "--prompt-tokens", "16", "--decode-tokens", "4", "--json");
    assertThat(outcome.code()).isZero();
    var json = Json.read(outcome.out(), "bench");
    assertThat(json.path("model").asText()).isEqualTo(model);
    assertThat(json.path("threads").asInt()).isEqualTo(1);
    for (var key :
        new String[] {
          "prefillTokensPerSecond", "decodeTokensPerSecond", "loadMs", "residentBytes"
        }) {
      assertThat(json.path(key).asDouble()).as(key).isPositive();
    }
  }

  @Test
  void bench_measures_clients_beside_one() {
    var model = Models.path("qwen3-q8_0.gguf").toString();
    var outcome =
        run(
            "bench",
            model,
            "--prompt-tokens",
            "16",
            "--decode-tokens",
            "4",
            "--clients",
            "3",
            "--json");
    assertThat(outcome.code()).isZero();
    var load = Json.read(outcome.out(), "bench").path("load");
    assertThat(load.path(0).path("clients").asInt()).isEqualTo(1);
    assertThat(load.path(1).path("clients").asInt()).isEqualTo(3);
    for (var one : load) {
      assertThat(one.path("tokensPerSecond").asDouble()).isPositive();
      assertThat(one.path("percentile95Ms").asDouble())
          .isGreaterThanOrEqualTo(one.path("medianMs").asDouble());
    }
  }

  @Test
  void a_quantisation_that_safetensors_have_not_is_wrong_usage() {
    var outcome =
        run(
            "export",
            Models.path("hf-qwen2").toString(),
            "--format",
            "safetensors",
            "--quant",
            "q8_0",
            "--out",
            folder.resolve("x").toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "vade: safetensors are not written in: q8_0\n"
                + "  remedy: use f32 or f16, or --format gguf\n");
  }

  @Test
  void a_model_that_is_not_there_is_named() {
    var outcome = run("generate", "nowhere.gguf", "--prompt", "x");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("vade: cannot read: nowhere.gguf\n");
  }

  @Test
  void ids_that_are_no_numbers_are_named() {
    var model = Models.path("qwen3-q8_0.gguf").toString();
    var outcome = run("generate", model, "--prompt-tokens", "1,x");
    assertThat(outcome.err()).startsWith("vade: not comma-separated ids: 1,x\n");
  }

  @Test
  void an_unknown_command_is_named() {
    assertThat(run("fly").err()).startsWith("vade: there is no such command: fly\n");
  }
}
