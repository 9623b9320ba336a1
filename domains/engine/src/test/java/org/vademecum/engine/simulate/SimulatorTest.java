package org.vademecum.engine.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.LabReport;

class SimulatorTest {
  private final Simulator simulator = new Simulator(LabReport.pack());

  private List<Scenario> heldOut() {
    return simulator.scenarios().stream().filter(Scenario::heldOut).toList();
  }

  @Test
  void the_same_seed_draws_the_same_report() {
    var scenario = simulator.scenarios().getFirst();
    for (var laboratory : simulator.laboratories()) {
      assertThat(simulator.draw(scenario, laboratory, 7))
          .isEqualTo(simulator.draw(scenario, laboratory, 7));
      assertThat(simulator.draw(scenario, laboratory, 8).printed())
          .isNotEqualTo(simulator.draw(scenario, laboratory, 7).printed());
    }
  }

  @Test
  void there_are_scenarios_for_training_and_others_for_evaluation() {
    assertThat(simulator.scenarios().stream().filter(s -> !s.heldOut()))
        .hasSizeGreaterThanOrEqualTo(100);
    assertThat(heldOut()).hasSizeGreaterThanOrEqualTo(70);
    assertThat(heldOut().stream().filter(s -> s.forbidden().isEmpty())).isEmpty();
  }

  @Test
  void evaluation_reaches_every_critical_limit_in_each_direction() {
    var limits = new TreeSet<String>();
    for (var limit : LabReport.pack().criticalLimits()) {
      if (limit.low() != null) {
        limits.add(limit.observable() + " LL");
      }
      if (limit.high() != null) {
        limits.add(limit.observable() + " HH");
      }
    }
    var reached = new TreeSet<String>();
    for (var scenario : heldOut()) {
      for (var laboratory : simulator.laboratories()) {
        simulator.draw(scenario, laboratory, 5).gold().observations().stream()
            .filter(Gold.Expected::critical)
            .forEach(e -> reached.add(e.code() + " " + e.flag()));
      }
    }
    assertThat(reached).isEqualTo(limits);
  }

  @Test
  void a_value_at_a_critical_limit_is_critical_in_every_laboratory() {
    var scenario =
        heldOut().stream()
            .filter(s -> s.id().equals("potassium-and-sodium-exactly-at-the-limit"))
            .findFirst()
            .orElseThrow();
    for (var laboratory : simulator.laboratories()) {
      assertThat(simulator.draw(scenario, laboratory, 3).gold().observations())
          .contains(
              new Gold.Expected("K", "HH", true, "final"),
              new Gold.Expected("NA", "LL", true, "final"));
    }
  }

  @Test
  void a_newborn_has_an_age_in_days_and_a_critical_limit_without_an_interval() {
    var scenario =
        heldOut().stream().filter(s -> s.id().equals("newborn-jaundice")).findFirst().orElseThrow();
    for (var laboratory : simulator.laboratories()) {
      var drawn = simulator.draw(scenario, laboratory, 3);
      assertThat(drawn.report().subject().ageYears()).isBetween(0.0, 28 / 365.25);
      assertThat(drawn.gold().observations().getFirst())
          .isEqualTo(new Gold.Expected("TBIL", "HH", true, "final"));
      if (drawn.format().equals("text")) {
        assertThat(drawn.printed()).containsPattern("\\d+( days|天)");
      }
    }
  }

  @Test
  void the_truth_of_a_printed_number_is_where_it_lies_in_the_printed_range() {
    for (var scenario : simulator.scenarios()) {
      var drawn = simulator.draw(scenario, simulator.laboratories().getFirst(), 11);
      assertThat(drawn.gold().observations()).hasSameSizeAs(drawn.report().observations());
      for (var i = 0; i < drawn.gold().observations().size(); i++) {
        var flag = drawn.gold().observations().get(i).flag();
        var range = drawn.report().observations().get(i).rangeText();
        var value = drawn.report().observations().get(i).valueText();
        if (range != null
            && value != null
            && range.matches("[\\d.]+-[\\d.]+")
            && flag.equals("N")) {
          var limits = range.split("-");
          assertThat(Double.parseDouble(value))
              .isBetween(Double.parseDouble(limits[0]), Double.parseDouble(limits[1]));
        }
      }
    }
  }
}
