package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NormaliseTest {
  @Test
  void full_width_letters_and_digits_fold_and_chinese_punctuation_stays() {
    assertThat(Normalise.text("ＷＢＣ：１２．３，偏高。")).isEqualTo("WBC：12.3，偏高。");
  }

  @Test
  void what_would_change_its_meaning_is_not_folded() {
    assertThat(Normalise.text("5×10⁹/L, ½ tablet, 3 µg")).isEqualTo("5×10⁹/L, ½ tablet, 3 µg");
  }

  @Test
  void utf8_that_was_read_as_windows_1252_is_repaired() {
    var text = "café – naïve";
    var garbled =
        new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
    assertThat(garbled).isNotEqualTo(text);
    assertThat(Normalise.text(garbled)).isEqualTo(text);
  }

  @Test
  void unseen_characters_and_blanks_at_line_ends_go() {
    assertThat(Normalise.text("\uFEFFa\u200Bb \t c \r\n\r\n\r\n\r\nd ")).isEqualTo("ab c\n\nd");
  }

  @Test
  void text_that_is_mostly_replacement_characters_is_dropped() {
    var dropped = new Normalise().apply(Documents.source("\uFFFD\uFFFDab"));
    assertThat(dropped.reason()).isEqualTo(DropReason.BROKEN_ENCODING);
    assertThat(dropped.detail()).isEqualTo("2 unreadable characters");
    assertThat(new Normalise().apply(Documents.source(" \n ")).reason())
        .isEqualTo(DropReason.UNREADABLE_ROW);
  }

  @Property(tries = 300)
  void normal_text_is_its_own_normal_form(@ForAll String text) {
    var once = Normalise.text(text);
    assertThat(Normalise.text(once)).isEqualTo(once);
  }
}
