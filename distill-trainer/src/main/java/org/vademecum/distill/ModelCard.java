package org.vademecum.distill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SequencedMap;
import org.vademecum.cli.Fault;
import org.vademecum.distill.student.StudentShape;
import org.vademecum.distill.train.TrainingLog;

/** MODEL_CARD.md: what a student was made from, how, what was measured, and what it is not. */
final class ModelCard {
  private ModelCard() {}

  /**
   * Writes the card into a student's folder.
   *
   * @param data one paragraph on the training data
   * @param facts names and values of the run, in order
   */
  static void write(
      Path folder,
      String title,
      String data,
      StudentShape shape,
      SequencedMap<String, String> facts,
      TrainingLog.Line last) {
    var card = new StringBuilder("# " + title + "\n\n");
    card.append(
        """
        A small decoder that reads evidence and writes sentences which cite it. It refers to numbers, \
        units and measured names by reference tokens (docs/evidence-format.md) and cannot write a \
        digit when it is decoded with the reference grammar. What it says must be verified; exported \
        to llama.cpp or transformers it is a plain model without that guard.

        """);
    card.append(
        String.format(
            Locale.ROOT,
            "%s with QK-norm where the family has it, %,d parameters: %d layers of %d, %d query and"
                + " %d key-value heads of %d, feed-forward %d, vocabulary %d, %d positions, tied"
                + " embeddings.%n%n## Data%n%s%n%n## Training%n| | |%n|---|---|%n",
            shape.family().architecture(),
            shape.parameterCount(),
            shape.layers(),
            shape.hidden(),
            shape.heads(),
            shape.keyValueHeads(),
            shape.headSize(),
            shape.feedForward(),
            shape.vocabulary(),
            shape.positions(),
            data));
    facts.forEach((name, value) -> card.append("| " + name + " | " + value + " |\n"));
    card.append(
        String.format(
            Locale.ROOT,
            "| steps, tokens | %,d, %,d |%n| time | %.0f minutes |%n| loss, running mean | %.3f nats"
                + " a token |%n",
            last.step(),
            last.tokens(),
            last.elapsedSeconds() / 60,
            last.loss()));
    card.append("\n## Measured on held-out rows\n| figure | value |\n|---|---|\n");
    last.measured()
        .forEach(
            (name, value) ->
                card.append(String.format(Locale.ROOT, "| %s | %.3f |%n", name, value)));
    card.append(
        """

        These figures are taken while training, on rows of the same making. They say nothing about \
        patients or documents: `vade eval` measures that.

        ## Limits
        No large teacher model was run for it. It knows no facts of its own, and nobody has reviewed \
        it for clinical use. It was trained from nothing by `vade base` and `vade distill`, whose \
        random seeds are above.
        """);
    try {
      Files.writeString(folder.resolve("MODEL_CARD.md"), card);
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write the model card into " + folder, "free disk space", e);
    }
  }
}
