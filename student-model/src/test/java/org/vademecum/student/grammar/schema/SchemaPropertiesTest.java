package org.vademecum.student.grammar.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Json;
import org.vademecum.student.RandomModels;
import org.vademecum.student.StudentModel;
import org.vademecum.student.grammar.GrammarCompiler;
import org.vademecum.student.sample.FinishReason;
import org.vademecum.student.sample.Generator;
import org.vademecum.student.sample.Penalties;
import org.vademecum.student.sample.Request;
import org.vademecum.student.sample.Sampling;

/**
 * What a model without training writes by random schemas, judged by a validator of others. The seed
 * is printed; {@code -Dvade.fuzz.seed} and {@code -Dvade.fuzz.schemas} search elsewhere and longer.
 */
class SchemaPropertiesTest {
  private static final long SEED = Long.getLong("vade.fuzz.seed", 20261125);
  private static final int SCHEMAS = Integer.getInteger("vade.fuzz.schemas", 150);
  private static final int TEXTS = 4; // of each schema
  private static final JsonSchemaFactory VALIDATORS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  @TempDir private static Path folder = Path.of("");
  private static StudentModel model;

  @BeforeAll
  static void writeModel() {
    RandomModels.write(folder, RandomModels.Size.TINY, 11);
    model = StudentModel.open(folder);
  }

  // Such a model hardly ever comes to an end by itself.
  private static Penalties endings() {
    var bias = new HashMap<Integer, Double>();
    for (var end : new String[] {"\"", "}", "]", "<end>"}) {
      bias.put(model.tokenizer().encodeWithSpecialTokens(end)[0], 4.0);
    }
    return new Penalties(1, 0, 0, Map.copyOf(bias));
  }

  @Test
  void whatever_a_model_writes_by_a_schema_is_valid_by_it() {
    System.out.println("seed of schemas: " + SEED);
    var generator = new Generator(model);
    var compiler = new GrammarCompiler(model.tokenizer());
    var finished = 0;
    for (var i = 0; i < SCHEMAS; i++) {
      var random = new Random(SEED + i);
      var schema = new RandomSchemas(random).schema();
      var compiled = compiler.compile(JsonSchemaGrammar.of(schema));
      var requests = new ArrayList<Request>();
      for (var text = 0; text < TEXTS; text++) {
        requests.add(
            Request.greedy(random.ints(5, 70, 700).toArray(), 200)
                .with(text == 0 ? Sampling.GREEDY : new Sampling(1, text == 1 ? 0.5 : 1, text))
                .with(endings())
                .with(compiled.constraint()));
      }
      for (var result : generator.generate(requests)) {
        assertThat(result.reason()).isIn(FinishReason.STOP, FinishReason.LENGTH);
        if (result.reason() == FinishReason.STOP) {
          finished++;
          judge(schema, model.tokenizer().decode(result.text()), i);
        }
      }
    }
    System.out.println("finished texts: " + finished + " of " + SCHEMAS * TEXTS);
    assertThat(finished).isGreaterThan(SCHEMAS * TEXTS / 2);
  }

  private static void judge(JsonNode schema, String text, int number) {
    var what = "schema %d of seed %d: %s%n%s".formatted(number, SEED, schema, text);
    var value = Json.read(text, what);
    assertThat(VALIDATORS.getSchema(schema, STRICT).validate(value)).as(what).isEmpty();
  }
}
