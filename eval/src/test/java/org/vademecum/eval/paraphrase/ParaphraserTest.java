package org.vademecum.eval.paraphrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.eval.EvalCase;
import org.vademecum.eval.paraphrase.Paraphraser.Paraphrase;

class ParaphraserTest {
  private static final long SEED = 5;
  private static final Pack PACK = PackLoader.load(Path.of("../domains/lab-report"));
  private static final Gold GOLD = new Gold(List.of(), List.of(), List.of(), List.of());
  private static final String TEXT =
      """
      Laboratory report
      Sex: male  Age: 72 years
      Test\tResult\tFlag\tUnit\tReference
      Haemoglobin\t95\tL\tg/L\t130 - 175
      Platelets\t250\t\t10^9/L\t125 - 350
      Alanine aminotransferase\t27\t\tU/L\t9 - 50
      Aspartate aminotransferase\t24\t\tU/L\t15 - 40
      Note: drawn at rest
      """;
  private static final String HL7 =
      String.join(
          "\r",
          "MSH|^~\\&|LIS|LAB",
          "OBX|1|NM|718-7^Haemoglobin^LN||9.51|g/dL|11.5-15.0|L|||F|||20260115080000",
          "OBX|2|NM|2823-3^Potassium^LN||4.2|mmol/L|3.5-5.3||||F|||20260115080000",
          "NTE|1||drawn at rest",
          "");

  private static EvalCase asked(String report, String format) {
    return new EvalCase("c1", "s1", "en", "clinician", format, report, GOLD);
  }

  private static List<Paraphrase> paraphrases(String report, String format) {
    return new Paraphraser(PACK, SEED).of(asked(report, format), 12);
  }

  private static List<String> sortedLines(String report) {
    return Arrays.stream(report.split("\\R")).sorted().toList();
  }

  @Test
  void paraphrases_differ_keep_the_gold_and_cluster_and_are_the_same_every_time() {
    var paraphrases = paraphrases(TEXT, "text");
    assertThat(paraphrases)
        .extracting(Paraphrase::how)
        .contains(Rewording.ORDER, Rewording.NAMES, Rewording.UNITS, Rewording.FORMAT);
    assertThat(paraphrases).extracting(p -> p.asked().report()).doesNotContain(TEXT);
    assertThat(paraphrases).extracting(p -> p.asked().report()).doesNotHaveDuplicates();
    assertThat(paraphrases).extracting(p -> p.asked().id()).startsWith("c1~1", "c1~2", "c1~3");
    assertThat(paraphrases)
        .allMatch(p -> p.asked().scenario().equals("s1") && p.asked().gold().equals(GOLD));
    assertThat(paraphrases(TEXT, "text")).isEqualTo(paraphrases);
  }

  @Test
  void another_order_has_the_same_lines_and_leaves_header_and_notes_where_they_are() {
    var reports = of(Rewording.ORDER, paraphrases(TEXT, "text"));
    assertThat(reports)
        .isNotEmpty()
        .allSatisfy(
            report -> {
              assertThat(sortedLines(report)).isEqualTo(sortedLines(TEXT));
              assertThat(report)
                  .startsWith(TEXT.substring(0, TEXT.indexOf("Haemoglobin")))
                  .endsWith("Note: drawn at rest\n");
            });
  }

  @Test
  void results_of_a_message_keep_the_numbers_of_their_places() {
    assertThat(of(Rewording.ORDER, paraphrases(HL7, "hl7")))
        .containsExactly(
            String.join(
                "\r",
                "MSH|^~\\&|LIS|LAB",
                "OBX|1|NM|2823-3^Potassium^LN||4.2|mmol/L|3.5-5.3||||F|||20260115080000",
                "OBX|2|NM|718-7^Haemoglobin^LN||9.51|g/dL|11.5-15.0|L|||F|||20260115080000",
                "NTE|1||drawn at rest",
                ""));
  }

  @Test
  void a_value_in_another_unit_is_the_same_to_the_last_digit() {
    for (var report : List.of(TEXT, HL7)) {
      assertThat(of(Rewording.UNITS, paraphrases(report, "text")))
          .isNotEmpty()
          .allSatisfy(
              other -> {
                for (var line : other.split("\\R")) {
                  if (line.contains("aemoglobin") && !report.contains(line)) {
                    assertThat(line)
                        .containsAnyOf(
                            "\t9.5\tL\tg/dL\t13.0 - 17.5",
                            "\t95\tL\tmg/mL\t130 - 175",
                            "\t9500\tL\tmg/dL\t13000 - 17500",
                            "|95.1|g/L|115-150|",
                            "|95.1|mg/mL|115-150|");
                  }
                }
              });
    }
  }

  @Test
  void other_names_mean_the_same_observable_alone() {
    var codes = List.of("HGB", "PLT", "ALT", "AST");
    var names = new Synonyms(PACK);
    for (var report : of(Rewording.NAMES, paraphrases(TEXT, "text"))) {
      var said =
          report
              .lines()
              .skip(3)
              .limit(4)
              .map(l -> names.only(l.split("\t")[0]).orElseThrow().code())
              .toList();
      assertThat(said).isEqualTo(codes);
    }
  }

  @Test
  void an_interval_that_begins_below_nought_keeps_its_dash() {
    var below = TEXT.replace("15 - 40", "-3.0 - 3.0");
    assertThat(of(Rewording.FORMAT, paraphrases(below, "text")))
        .isNotEmpty()
        .allMatch(r -> r.contains("-3.0 - 3.0"));
  }

  @Test
  void the_dash_of_an_interval_is_changed_as_a_whole() {
    var doubled = TEXT.replace("15 - 40", "15--40");
    assertThat(of(Rewording.FORMAT, paraphrases(doubled, "text")))
        .isNotEmpty()
        .allMatch(r -> r.contains("15 - 40") || r.contains("15–40") || r.contains("15-40"));
  }

  @Test
  void a_column_that_is_called_like_a_result_is_none() {
    var csv = "test,result,unit,reference\nHGB,95,g/L,130–175\nALT,27,U/L,9–50\n";
    assertThat(paraphrases(csv, "csv"))
        .isNotEmpty()
        .allMatch(p -> p.asked().report().startsWith("test,result,unit,reference\n"));
  }

  @Test
  void where_two_results_have_one_name_the_order_stays() {
    var twice = TEXT.replace("Alanine aminotransferase", "Platelets");
    assertThat(of(Rewording.ORDER, paraphrases(twice, "text"))).isEmpty();
  }

  @Test
  void a_comment_between_results_keeps_them_in_their_order() {
    var commented = HL7.replace("OBX|2", "NTE|1||haemolysed\rOBX|2");
    assertThat(of(Rewording.ORDER, paraphrases(commented, "hl7"))).isEmpty();
  }

  @Test
  void a_bundle_is_laid_out_otherwise_and_has_the_same_content() {
    var bundle = fhir("Haemoglobin", "718-7") + "," + fhir("Potassium", "2823-3");
    var report = "{\n \"resourceType\": \"Bundle\", \"entry\": [" + bundle + "]}";
    var paraphrases = paraphrases(report, "fhir");
    assertThat(paraphrases)
        .extracting(Paraphrase::how)
        .contains(Rewording.ORDER, Rewording.NAMES, Rewording.FORMAT);
    for (var other : of(Rewording.FORMAT, paraphrases)) {
      assertThat(Json.read(other, "other")).isEqualTo(Json.read(report, "report"));
    }
    for (var other : of(Rewording.ORDER, paraphrases)) {
      assertThat(Json.read(other, "other").findValuesAsText("text"))
          .containsExactly("Potassium", "Haemoglobin");
    }
  }

  private static String fhir(String name, String code) {
    return """
    {"resource":{"resourceType":"Observation","code":{"coding":[{"code":"%s"}],"text":"%s"}}}"""
        .formatted(code, name);
  }

  @Test
  void a_report_of_words_has_no_paraphrase() {
    assertThat(paraphrases("All results are in the usual range.", "text")).isEmpty();
    assertThat(paraphrases("{broken", "fhir")).isEmpty();
  }

  private static List<String> of(Rewording how, List<Paraphrase> paraphrases) {
    return paraphrases.stream()
        .filter(p -> p.how() == how)
        .map(p -> p.asked().report())
        .map(r -> how == Rewording.NAMES ? r.toLowerCase(Locale.ROOT) : r)
        .toList();
  }
}
