package org.vademecum.engine.verify;

import java.util.Locale;
import java.util.regex.Pattern;

/** Checks that capitalised words within an English sentence stand in a plain source text. */
final class ProperNameCheck {
  private static final Pattern CAPITALISED =
      Pattern.compile("(?<=[a-z,;] )(?:[A-Z][a-z]{2,}|[A-Z]{2,})(?![A-Za-z0-9])");

  private final SourceText source;
  private final Tally tally;

  ProperNameCheck(SourceText source, Tally tally) {
    this.source = source;
    this.tally = tally;
  }

  void check(Reading sentence) {
    var matcher = CAPITALISED.matcher(sentence.text());
    while (matcher.find()) {
      var name = matcher.group();
      var known = sentence.mentions().stream().anyMatch(m -> m.text().contains(name));
      if (!known && !source.lower().contains(name.toLowerCase(Locale.ROOT))) {
        tally.unsupported(ClaimKind.NAME, name, source.label() + " does not have " + name);
      }
    }
  }
}
