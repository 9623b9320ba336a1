package org.vademecum.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.Sex;

/** What the readers share: numbering cases, words for sexes, keys of patients. */
final class Cases {
  private Cases() {}

  /** The built cases, counted from 1. */
  static List<ReportCase> numbered(List<CaseBuilder> builders, Specimens specimens) {
    var cases = new ArrayList<ReportCase>();
    builders.forEach(b -> cases.add(b.build(cases.size() + 1, specimens)));
    return List.copyOf(cases);
  }

  /** The sex of a printed word or code; 1 and 2 are those of ISO/IEC 5218. */
  static Sex sex(@Nullable String word) {
    var text = word == null ? "" : Fold.of(word).strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "f", "female", "woman", "girl", "女", "女性", "2" -> Sex.FEMALE;
      case "m", "male", "man", "boy", "男", "男性", "1" -> Sex.MALE;
      default -> Sex.UNKNOWN;
    };
  }

  /** The key of a patient by identifier and who assigned it; null without an identifier. */
  static @Nullable String key(@Nullable String id, @Nullable String authority) {
    var text = Fold.orNull(id);
    if (text == null) {
      return null;
    }
    return authority == null || authority.isBlank() ? "id:" + text : "id:" + text + "@" + authority;
  }

  /** The key of a patient by name and birth date; null where one is missing. */
  static @Nullable String keyByName(@Nullable String name, @Nullable String birth) {
    var text =
        Fold.of(name == null ? "" : name)
            .strip()
            .replaceAll("[\\s,]+", " ")
            .toLowerCase(Locale.ROOT);
    return text.isEmpty() || birth == null ? null : "name:" + text + "|" + birth;
  }
}
