package org.vademecum.serving.answer;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.serving.answer.Interpretation.Sentence;

/** Says in each answer of a student without a passed evaluation that it has none. */
final class GateNotice {
  private static final Localized TEXT =
      new Localized(
          "Ungated: the student that took part in this answer has no passed evaluation on record.",
          "未经评测：参与本次解读的模型没有通过评测的记录。");

  private GateNotice() {}

  /** The sentences, and the notice behind them where the model has to be labelled. */
  static List<Sentence> behind(
      List<Sentence> sentences, Interpretation.Model model, Language language) {
    if (!model.failsToBeGated()) {
      return sentences;
    }
    var labelled = new ArrayList<>(sentences);
    labelled.add(
        new Sentence(
            TEXT.in(language),
            List.of(),
            List.of(),
            "notice",
            ClaimStatus.SUPPORTED.toString(),
            null));
    return List.copyOf(labelled);
  }
}
