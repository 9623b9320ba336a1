package org.vademecum.eval.perturb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;

class AnswerPerturbationTest {
  private static final Pack PACK = PackLoader.load(Path.of("../domains/lab-report"));

  private static AnswerPerturbation.Answer answer(String id, double value) {
    var json =
        """
        {"language":"en","observations":[{"id":"O1","code":"HGB","loinc":"718-7","name":"Haemoglobin",
           "source":{"code":null,"name":"Haemoglobin","line":1},"value":%1$s,"text":"%1$s","comparator":null,
           "unit":"g/L","canonicalValue":%1$s,"canonicalUnit":"g/L",
           "interval":{"low":115.0,"high":150.0,"unit":"g/L","source":"report","edition":null},
           "reportedFlag":"L","criticalLimits":null,
           "flag":"L","severity":"moderate","status":"final","observedAt":null,"problems":[]}],
         "findings":[{"id":"F1","kind":"abnormal","code":"HGB.low","severity":"moderate",
           "statement":"Haemoglobin is low: %1$s g/L (115 to 150 g/L).","observations":["O1"],"passages":[],
           "inputs":[],"result":null}],
         "passages":[],
         "sentences":[{"text":"Haemoglobin is low: %1$s g/L (115 to 150 g/L).","findings":["F1"],"passages":[],
           "origin":"finding","status":"supported"},
          {"text":"This is no diagnosis.","findings":[],"passages":[],"origin":"notice","status":"supported"}]}
        """
            .formatted(value);
    return new AnswerPerturbation.Answer(id, id, Json.read(json, "test"));
  }

  @Test
  void wrong_sentences_are_caught_and_right_ones_pass() {
    var result =
        new AnswerPerturbation(PACK, 3)
            .measure(List.of(answer("a", 92.5), answer("b", 71.5), answer("c", 88.5)));
    var alarms = Objects.requireNonNull(result.falseAlarms().get("finding"));
    assertThat(alarms.value()).isZero();
    assertThat(alarms.n()).isEqualTo(3);
    for (var kind : List.of("number", "unit", "direction", "negation", "patient")) {
      var rate = Objects.requireNonNull(result.caught().get(kind));
      assertThat(rate.value()).as(kind).isEqualTo(1.0);
    }
    assertThat(result.missed()).isEmpty();
  }

  @Test
  void without_answers_there_is_nothing_to_measure() {
    var result = new AnswerPerturbation(PACK, 3).measure(List.of());
    assertThat(result.falseAlarms().get("all")).extracting(r -> r.value()).isNull();
    assertThat(result.caught().get("number"))
        .extracting(r -> r.method())
        .isEqualTo("nothing to measure");
  }
}
