package org.vademecum.student.forward;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

class ElementwiseTest {
  @Property(tries = 500)
  void the_gate_is_silu_times_up(@ForAll @FloatRange(min = -80, max = 80) float x) {
    var gate = new float[64];
    var up = new float[64];
    gate[17] = x;
    up[17] = 3;
    Elementwise.swiglu(gate, up, 0, 64);
    var expected = 3 * x / (1 + Math.exp(-x));
    assertThat((double) gate[17])
        .isCloseTo(
            expected, org.assertj.core.data.Offset.offset(Math.abs(expected) * 5e-7 + 1e-30));
  }

  @Property(tries = 200)
  void softmax_is_exp_over_its_sum(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 130) int count) {
    var random = new java.util.Random(seed);
    var scores = new float[192];
    var sum = 0.0;
    var expected = new double[count];
    for (var i = 0; i < count; i++) {
      scores[i] = (float) random.nextGaussian() * 20;
      expected[i] = Math.exp(scores[i] * 0.25);
      sum += expected[i];
    }
    Elementwise.softmax(scores, 0, count, Kernels.padded(count), 0.25f);
    for (var i = 0; i < count; i++) {
      assertThat((double) scores[i])
          .isCloseTo(expected[i] / sum, org.assertj.core.data.Offset.offset(2e-6));
    }
  }

  @Example
  void extreme_gates_stay_finite() {
    var gate = new float[64];
    var up = new float[64];
    gate[0] = -1e30f;
    gate[1] = 1e30f;
    up[0] = 1;
    up[1] = 1;
    Elementwise.swiglu(gate, up, 0, 64);
    assertThat(Math.abs(gate[0])).isLessThan(1f);
    assertThat(gate[1]).isEqualTo(1e30f);
  }
}
