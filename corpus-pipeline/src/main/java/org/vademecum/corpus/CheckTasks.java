package org.vademecum.corpus;

import java.util.regex.Pattern;

/**
 * Drops tasks that would teach the student what it must not do: to write a digit instead of a
 * reference, or to answer nothing. An answer that names a number which its passage does not show is
 * such a task.
 */
public final class CheckTasks implements Block {
  private static final long serialVersionUID = 1L;
  private static final String ANSWER = "<answer>";
  private static final Pattern TOKEN = Pattern.compile("<[A-Za-z]+\\d*(?:-[a-z]+)?>");

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (document.origin() != Origin.PACK_TASK) {
      return document;
    }
    var at = document.text().indexOf(ANSWER);
    var answer = at < 0 ? "" : document.text().substring(at + ANSWER.length());
    if (answer.replace("<end>", "").isBlank()) {
      return document.dropped(DropReason.FAULTY_TASK, "no answer");
    }
    var words = TOKEN.matcher(answer).replaceAll("");
    var digit = words.chars().filter(Character::isDigit).findFirst();
    return digit.isPresent()
        ? document.dropped(
            DropReason.FAULTY_TASK, "a digit in the answer: " + (char) digit.getAsInt())
        : document;
  }
}
