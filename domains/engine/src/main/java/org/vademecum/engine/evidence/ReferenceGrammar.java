package org.vademecum.engine.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which token may come next, so that every number, unit and measured name of a sentence is a
 * reference to evidence that exists: a sentence begins with a citation, {@code <O#>} names a slot
 * of the group, {@code <v>}, {@code <r>} and {@code <lim>} follow a slot that has one, {@code <n#>}
 * a cited passage that has so many numbers, and no token has a digit in its text.
 *
 * <p>One for each sequence that is decoded; not safe to share.
 */
public final class ReferenceGrammar {
  private final EvidenceGroup group;
  private final List<PassageText> passages;
  private boolean atStart = true;
  private int citations;
  private boolean inText;
  private @Nullable Slot slot;
  private @Nullable PassageText passage;

  public ReferenceGrammar(EvidenceGroup group) {
    this.group = group;
    this.passages =
        group.passages().stream().map(p -> PassageText.of(p, group.language())).toList();
  }

  /**
   * Whether a token may come next.
   *
   * @param token its text; a special token's name such as {@code <O1>}
   * @param special whether it is a special token
   */
  public boolean allows(String token, boolean special) {
    if (!special) {
      return citations > 0 && hasNoDigit(token) && (inText || !token.isBlank());
    }
    if (token.equals("<end>")) {
      return !atStart && citations == 0 || group.findings().isEmpty() && group.passages().isEmpty();
    }
    if (token.equals("<refuse>")) {
      return atStart && group.findings().isEmpty();
    }
    var kind = token.charAt(1);
    var index = index(token);
    if (kind == 'F' && index >= 0) {
      return !inText && citations < 3 && index < group.findings().size();
    }
    if (kind == 'P' && index >= 0) {
      return !inText && citations < 3 && index < group.passages().size();
    }
    return citations > 0 && referenceAllowed(token, kind, index);
  }

  private boolean referenceAllowed(String token, char kind, int index) {
    if (kind == 'O' && index >= 0) {
      return index < group.slots().size();
    }
    if (kind == 'n' && index >= 0) {
      return passage != null && index < passage.numbers().size();
    }
    return switch (token) {
      case "<v>" -> slot != null && !slot.value().isEmpty();
      case "<r>" -> slot != null && !slot.interval().isEmpty();
      case "<lim>" -> slot != null && !slot.limit().isEmpty();
      default -> false;
    };
  }

  /** Told of each token that was chosen. */
  public void accept(String token, boolean special) {
    atStart = false;
    if (!special) {
      if (token.indexOf('\n') >= 0) {
        citations = 0;
        inText = false;
        slot = null;
        passage = null;
      } else {
        inText = true;
      }
      return;
    }
    var kind = token.length() > 2 ? token.charAt(1) : ' ';
    var index = index(token);
    if ((kind == 'F' || kind == 'P') && index >= 0) {
      citations++;
      passage = kind == 'P' && index < passages.size() ? passages.get(index) : passage;
    } else {
      inText = true;
      if (kind == 'O' && index >= 0 && index < group.slots().size()) {
        slot = group.slots().get(index);
      }
    }
  }

  // The number of a token such as <O12>, from 0; -1 for a token without one.
  private static int index(String token) {
    var digits = 0;
    for (var i = 2; i < token.length() - 1; i++) {
      if (!Character.isDigit(token.charAt(i))) {
        return -1;
      }
      digits = digits * 10 + (token.charAt(i) - '0');
    }
    return token.length() > 3 ? digits - 1 : -1;
  }

  private static boolean hasNoDigit(String token) {
    return token.chars().noneMatch(Character::isDigit);
  }
}
