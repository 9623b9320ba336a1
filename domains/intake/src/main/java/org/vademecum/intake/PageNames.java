package org.vademecum.intake;

import org.vademecum.engine.pack.Pack;

/** What a cell of a page may be, by the pack's words. */
final class PageNames {
  private final Pack pack;
  private final TextTail tails;

  PageNames(Pack pack) {
    this.pack = pack;
    this.tails = new TextTail(pack);
  }

  boolean known(String name) {
    return pack.observables().knowsName(name);
  }

  /** Whether a name is whole as it stands, so that nothing is to be joined to it. */
  boolean isTitle(String name) {
    return pack.observables().names().containsKey(org.vademecum.engine.text.NameKey.of(name));
  }

  /** Whether a cell begins with a result: a number, a qualitative word, a status. */
  boolean value(String cell) {
    return cell.equals(PageTable.UNREADABLE)
        || tails.value(Fold.of(cell)).isPresent()
        || Statuses.ofWord(cell).isPresent();
  }
}
