package org.vademecum.engine.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vademecum.engine.LabReport;

class SimulatorTest {
  private final Simulator simulator = new Simulator(LabReport.pack());

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
    assertThat(simulator.scenarios()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(simulator.scenarios().stream().filter(Scenario::heldOut))
        .hasSizeGreaterThanOrEqualTo(10);
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
