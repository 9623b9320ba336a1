package org.vademecum.eval.paraphrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.text.NameKey;

/** What a printed name is the name of, and what else that is called. */
final class Synonyms {
  // Characters that part columns or fields in one of the formats.
  private static final Pattern PARTS = Pattern.compile("[\\t,，|^~&\"\\\\]");

  private final Pack pack;

  Synonyms(Pack pack) {
    this.pack = pack;
  }

  /** The one observable that a printed name means by itself; empty where there is none or two. */
  Optional<Observable> only(String name) {
    return only(null, name);
  }

  /** The same where a code is printed, too, which decides if the pack knows it. */
  Optional<Observable> only(@Nullable String code, String name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    var candidates =
        pack.observables()
            .candidates(
                new ReportedObservation(
                    1, code, name, null, null, null, null, null, ResultStatus.FINAL, null));
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  /** Another name in the same script that means the same thing alone; empty where there is none. */
  Optional<String> another(String name, SplittableRandom random) {
    var observable = only(name);
    if (observable.isEmpty()) {
      return Optional.empty();
    }
    var others =
        names(observable.get()).stream()
            .filter(n -> !NameKey.of(n).equals(NameKey.of(name)) && !PARTS.matcher(n).find())
            .filter(n -> ideographic(n) == ideographic(name))
            .filter(n -> only(n).equals(observable))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(others.get(random.nextInt(others.size())));
  }

  private static List<String> names(Observable observable) {
    var names = new ArrayList<String>();
    names.add(observable.name().en());
    names.add(observable.name().zh());
    names.addAll(observable.synonyms());
    return names;
  }

  private static boolean ideographic(String name) {
    return name.codePoints().anyMatch(Character::isIdeographic);
  }
}
