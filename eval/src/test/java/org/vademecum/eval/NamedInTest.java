package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;

class NamedInTest {
  private static final Pack PACK = PackLoader.load(Path.of("../domains/lab-report"));

  private final NamedIn names = new NamedIn(PACK, List.of("K", "NA", "HGB", "MG", "ALT"));

  @Test
  void names_are_found_in_the_order_of_the_text_and_in_either_case() {
    assertThat(names.in("SODIUM is normal, potassium high, Haemoglobin low."))
        .containsExactly("NA", "K", "HGB");
    assertThat(names.in("钠正常，血钾升高。")).containsExactly("NA", "K");
  }

  @Test
  void short_names_count_in_their_own_case_alone() {
    assertThat(names.in("5 mg of it")).isEmpty();
    assertThat(names.in("MG and ALT")).containsExactly("MG", "ALT");
  }

  @Test
  void a_name_within_a_word_names_nothing() {
    assertThat(names.in("hyperpotassiumlike KALTE SALTS K2")).isEmpty();
  }

  @Test
  void nothing_is_named_where_nothing_is_looked_for() {
    assertThat(new NamedIn(PACK, List.of()).in("potassium")).isEmpty();
  }
}
