package org.vademecum.eval.perturb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.eval.cases.SupportCase;

class PerturberTest {
  private static final String HARBOUR =
      "The harbour of Lund was opened in 1874. Its pier is 412 metres long. The water level is high"
          + " in spring. Ships of 35 tonnes unload there.";
  private static final String QUARRY =
      "The quarry of Berga was opened in 1902. Its tunnel is 150 metres long. Granite was sold to"
          + " builders.";

  @TempDir private Path folder;

  private static SupportCase pair(String id, String source, String response) {
    return new SupportCase(
        id,
        id,
        null,
        source,
        null,
        response,
        1,
        SupportCase.language(response),
        List.of(),
        List.of());
  }

  private static List<PerturbedCase> of(Kind kind, SupportCase... cases) {
    return new Perturber(1)
        .perturb(List.of(cases), EnumSet.of(kind)).stream()
            .filter(r -> !r.kind().equals("untouched"))
            .toList();
  }

  private static String only(Kind kind, String source, String response) {
    var rows = of(kind, pair("a", source, response));
    return rows.isEmpty() ? "nothing" : rows.getFirst().response();
  }

  @Test
  void a_changed_number_keeps_its_decimals_and_stands_nowhere_in_the_source() {
    var row =
        of(Kind.NUMBER, pair("a", "Value 8.25, limit 11.5.", "The value is 8.25.")).getFirst();
    var changed = Objects.requireNonNull(row.changed());
    assertThat(changed.from()).isEqualTo("8.25");
    assertThat(changed.to()).matches("\\d+\\.\\d\\d").isNotEqualTo("8.25");
    assertThat(row.response()).isEqualTo("The value is " + changed.to() + ".");
    assertThat(row.label()).isZero();
    assertThat(row.expect()).isEqualTo("caught");
  }

  @Property(tries = 300)
  void no_new_number_is_of_the_source_or_a_power_of_ten_away(@ForAll long seed) {
    var rows =
        new Perturber(seed)
            .perturb(
                List.of(pair("a", "Of 80 rooms 32 are open, 2.5 in ten.", "There are 80 rooms.")),
                EnumSet.of(Kind.NUMBER));
    for (var row : rows) {
      if (row.changed() != null) {
        assertThat(row.changed().to()).doesNotMatch("0*(80|32|25|250|320|800|8)0*");
      }
    }
  }

  @Test
  void a_number_that_would_stay_true_is_left_alone() {
    var source = "It has 190 rooms.";
    assertThat(only(Kind.NUMBER, source, "It has more than 190 rooms.")).isEqualTo("nothing");
    assertThat(only(Kind.NUMBER, source, "It has 190 or more rooms.")).isEqualTo("nothing");
    assertThat(only(Kind.NUMBER, source, "It has 190 rooms/floor or more.")).isEqualTo("nothing");
    assertThat(only(Kind.NUMBER, "The CA 125 test.", "The CA 125 test is done."))
        .isEqualTo("nothing");
    assertThat(only(Kind.NUMBER, "Types 16 are rare.", "Types 16 are rare.")).isEqualTo("nothing");
    assertThat(only(Kind.NUMBER, "MCV 71 fL.", "MCV 71 fL.")).isNotEqualTo("nothing");
    assertThat(only(Kind.NUMBER, "共有190间。", "共有超过190间。")).isEqualTo("nothing");
    assertThat(only(Kind.NUMBER, source, "Vitamin B190 and model 190-A are there."))
        .isEqualTo("nothing");
  }

  @Test
  void a_unit_becomes_one_of_another_size_in_both_languages() {
    assertThat(only(Kind.UNIT, "It lasts 3 days.", "The walk lasts 3 days."))
        .isEqualTo("The walk lasts 3 weeks.");
    assertThat(only(Kind.UNIT, "X    5.2  mmol/L  3 - 4", "X is 5.2 mmol/L."))
        .isEqualTo("X is 5.2 umol/L.");
    assertThat(only(Kind.UNIT, "每次服用20毫克。", "每次20毫克。")).isEqualTo("每次20克。");
    assertThat(only(Kind.UNIT, "It is 8 mm[Hg].", "It is 8 mm[Hg].")).isEqualTo("nothing");
    assertThat(only(Kind.UNIT, "It lasts 3 hours.", "The walk lasts 3 days.")).isEqualTo("nothing");
    assertThat(only(Kind.UNIT, "3 days or 3 weeks.", "The walk lasts 3 days."))
        .isEqualTo("nothing");
  }

  @Test
  void a_direction_is_flipped_with_its_article() {
    assertThat(only(Kind.DIRECTION, HARBOUR, "The water level is high in spring."))
        .isEqualTo("The water level is low in spring.");
    assertThat(
            only(Kind.DIRECTION, "An elevated level is seen.", "There was an elevated level seen."))
        .isEqualTo("There was a reduced level seen.");
    assertThat(only(Kind.DIRECTION, "水位升高。", "春天水位升高。")).isEqualTo("春天水位降低。");
  }

  @Test
  void a_direction_is_not_flipped_where_the_result_may_be_true() {
    assertThat(only(Kind.DIRECTION, HARBOUR, "The water level is not high in spring."))
        .isEqualTo("nothing");
    assertThat(only(Kind.DIRECTION, HARBOUR, "The water level may be high in spring."))
        .isEqualTo("nothing");
    assertThat(
            only(
                Kind.DIRECTION,
                "The water level is high in spring and low in autumn.",
                "The water level is high in spring."))
        .isEqualTo("nothing");
    assertThat(only(Kind.DIRECTION, HARBOUR, "The low-density water level.")).isEqualTo("nothing");
  }

  @Test
  void a_statement_is_denied_and_a_denial_affirmed() {
    assertThat(only(Kind.NEGATION, HARBOUR, "Its pier is 412 metres long."))
        .isEqualTo("Its pier is not 412 metres long.");
    assertThat(only(Kind.NEGATION, HARBOUR, "The pier is not made of wood."))
        .isEqualTo("The pier is made of wood.");
    assertThat(only(Kind.NEGATION, "x", "这一结果提示缺铁。")).isEqualTo("这一结果不提示缺铁。");
    assertThat(only(Kind.NEGATION, "x", "The tower has been sold."))
        .isEqualTo("The tower has not been sold.");
    assertThat(only(Kind.NEGATION, "x", "It may be that this is so.")).isEqualTo("nothing");
    assertThat(only(Kind.NEGATION, "x", "Not all that is gold glitters.")).isEqualTo("nothing");
  }

  @Test
  void a_missing_part_is_the_one_that_the_response_rests_on() {
    var row = of(Kind.MISSING, pair("a", HARBOUR, "Its pier is 412 metres long.")).getFirst();
    assertThat(row.source()).doesNotContain("412").contains("1874");
    assertThat(row.response()).isEqualTo("Its pier is 412 metres long.");
    assertThat(row.expect()).isEqualTo("refused");
  }

  @Test
  void a_contradicting_passage_is_added_behind_the_source() {
    var row = of(Kind.CONTRADICTING, pair("a", HARBOUR, "The pier is 412 metres long.")).getFirst();
    assertThat(row.source()).startsWith(HARBOUR + "\n\nIts pier is ");
    assertThat(Objects.requireNonNull(row.changed()).to()).isNotEqualTo(row.changed().from());
  }

  @Test
  void anothers_value_and_anothers_source_come_from_another_group() {
    var harbour = pair("a", "Name 5.1 units\nLength 412 m", "Length is 412 m.");
    var quarry = pair("b", "Name 7.9 units\nLength 150 m", "Length is 150 m.");
    var values = of(Kind.PATIENT, harbour, quarry);
    assertThat(values)
        .extracting(PerturbedCase::response)
        .containsExactly("Length is 150 m.", "Length is 412 m.");
    var sources =
        of(
            Kind.SWAPPED,
            pair("a", HARBOUR, "Ships of 35 tonnes unload there."),
            pair("b", QUARRY, "Granite was sold."));
    assertThat(sources).extracting(PerturbedCase::source).containsExactly(QUARRY, HARBOUR);
    var chinese =
        of(
            Kind.SWAPPED,
            pair("a", "港口建于一八七四年。", "港口建于一八七四年。"),
            pair("b", "采石场出售花岗岩。", "采石场出售花岗岩。"));
    assertThat(chinese).hasSize(2);
  }

  @Test
  void the_same_seed_gives_the_same_rows_and_a_new_case_changes_no_other() {
    var kinds = EnumSet.of(Kind.NUMBER, Kind.NEGATION, Kind.MISSING);
    var one = pair("a", HARBOUR, "Its pier is 412 metres long. It was opened in 1874.");
    var alone = new Perturber(9).perturb(List.of(one), kinds);
    var together = new Perturber(9).perturb(List.of(one, pair("b", QUARRY, "x")), kinds);
    assertThat(together).startsWith(alone.toArray(PerturbedCase[]::new));
  }

  @Test
  void the_command_writes_untouched_rows_beside_the_others() throws IOException {
    var file = folder.resolve("in.jsonl");
    Files.writeString(
        file,
        "{\"id\":\"a\",\"source\":\"Its pier is 412 metres long.\",\"response\":\"The pier is 412 metres long.\"}\n");
    var out = folder.resolve("out.jsonl");
    var code =
        CommandRunner.run(
            new PerturbCommand(),
            System.err,
            file.toString(),
            "--out",
            out.toString(),
            "--kinds",
            "negation");
    assertThat(code).isZero();
    assertThat(Files.readString(out))
        .isEqualTo(
            """
            {"id":"a-untouched","group":"a","kind":"untouched","source":"Its pier is 412 metres long.","response":"The pier is 412 metres long.","label":1,"expect":"unchanged","changed":null}
            {"id":"a-negation","group":"a","kind":"negation","source":"Its pier is 412 metres long.","response":"The pier is not 412 metres long.","label":0,"expect":"caught","changed":{"from":"is","to":"is not"}}
            """);
  }
}
