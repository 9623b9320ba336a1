package org.vademecum.intake;

import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.vademecum.engine.pack.OrdinalRank;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.NameKey;
import org.vademecum.intake.ocr.Lexicon;

/** What a cell of a page may be, by the pack's words. */
final class PageNames implements Lexicon {
  // Known first, read second.
  private static final Set<String> ALIKE = Set.of("i1", "l1", "o0", "il", "γy", "βb", "βp");
  // The same shapes, of which no reading can be sure; in lower case, as keys of names are.
  private static final Set<String> SAME_SHAPE =
      Set.of("i1", "l1", "il", "li", "1l", "1i", "o0", "0o", "αa", "βb", "κk", "γy", "μu");

  private static final int MANY = 9;
  private static final int LEAST_SHAPES = 5;
  // Shorter names without Han are too near each other.
  private static final int LATIN = 9;

  private final Pack pack;
  private final TextTail tails;
  private final Set<String> qualitative;
  private final String vocabulary;

  PageNames(Pack pack) {
    this.pack = pack;
    this.tails = new TextTail(pack);
    this.qualitative =
        pack.ordinals().stream()
            .flatMap(OrdinalRank::printed)
            .map(t -> Fold.of(t).strip())
            .collect(Collectors.toUnmodifiableSet());
    this.vocabulary = String.join("", pack.observables().names().keySet());
  }

  @Override
  public boolean knows(String text) {
    var key = NameKey.of(text);
    return pack.observables().names().containsKey(key)
        || (text.length() > 2 && known(text))
        || qualitative.contains(text)
        || Column.of(text).isPresent()
        || Statuses.ofWord(text).isPresent()
        || unit(text)
        || text.equals("%")
        || text.length() == 1 && Character.isLetter(text.charAt(0)) && pack.units().known(text)
        || text.matches("\\d{1,3}\\s*(?:岁|个?月|天)|[男女]");
  }

  @Override
  public String withoutStray(String text) {
    return only(text, PageNames::inserted);
  }

  @Override
  public String lookAlike(String text) {
    return only(text, PageNames::sameShape);
  }

  private static boolean sameShape(String known, String read) {
    if (known.length() != read.length() || known.length() < LEAST_SHAPES || known.equals(read)) {
      return false;
    }
    for (var i = 0; i < read.length(); i++) {
      var one = known.charAt(i);
      var other = read.charAt(i);
      if (one != other && !SAME_SHAPE.contains("" + one + other)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String nearest(String text) {
    return only(text, this::replaced);
  }

  // The known name that alone is so alike; a text in brackets behind it stays.
  private String only(String text, BiPredicate<String, String> alike) {
    var bracket = text.indexOf('(');
    var name = bracket > 1 ? text.substring(0, bracket) : text;
    var key = NameKey.of(name);
    if (key.length() < 2
        || (key.length() < LATIN && key.codePoints().noneMatch(Character::isIdeographic))) {
      return text;
    }
    var near =
        pack.observables().names().keySet().stream()
            .filter(k -> alike.test(k, key))
            .limit(2)
            .toList();
    return near.size() == 1 ? near.getFirst() + text.substring(name.length()) : text;
  }

  // Only characters that no known name has are slips for certain; any other makes another name.
  private boolean replaced(String known, String read) {
    if (known.length() != read.length()) {
      return false;
    }
    var differ = 0;
    for (var i = 0; i < read.length(); i++) {
      var one = known.charAt(i);
      var other = read.charAt(i);
      if (one != other) {
        var slip =
            Character.isIdeographic(one)
                    && Character.isIdeographic(other)
                    && vocabulary.indexOf(other) < 0
                || ALIKE.contains("" + one + other);
        differ += slip ? 1 : MANY;
      }
    }
    return differ > 0 && differ <= (read.length() < 6 ? 1 : 2);
  }

  // A stroke beside a character or within it is read as one more.
  private static boolean inserted(String known, String read) {
    if (known.length() < 2 || read.length() != known.length() + 1) {
      return false;
    }
    var at = 0;
    while (at < known.length() && known.charAt(at) == read.charAt(at)) {
      at++;
    }
    return "和一人".indexOf(read.charAt(at)) >= 0 && known.endsWith(read.substring(at + 1));
  }

  // A letter or a number alone is a unit by accident.
  boolean unit(String text) {
    return text.length() > 1
        && text.length() <= 20
        && text.codePoints().anyMatch(Character::isLetter)
        && (text.contains("/") || !Character.isDigit(text.charAt(0)))
        && pack.units().known(text);
  }

  boolean known(String name) {
    return pack.observables().knowsName(name);
  }

  /** Whether a name is whole as it stands, so that nothing is to be joined to it. */
  boolean isTitle(String name) {
    return pack.observables().names().containsKey(NameKey.of(name));
  }

  /** Whether a cell begins with a result: a number, a qualitative word, a status. */
  boolean value(String cell) {
    return cell.equals(PageTable.UNREADABLE)
        || tails.value(Fold.of(cell)).isPresent()
        || Statuses.ofWord(cell).isPresent();
  }
}
