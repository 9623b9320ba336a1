package org.vademecum.student.command;

import org.vademecum.cli.Fault;
import org.vademecum.student.StudentModel;

/** What commands check before they run a model on given ids. */
final class Models {
  private Models() {}

  static void check(StudentModel model, int[] ids, int threads) {
    for (var id : ids) {
      if (id < 0 || id >= model.config().vocabulary()) {
        throw Fault.input(
            "unknown-token",
            "the model's " + model.config().vocabulary() + " tokens do not include: " + id,
            "give ids of this model's tokenizer");
      }
    }
    if (threads < 1 || threads > 256) {
      throw Fault.input(
          "wrong-threads", "the number of threads is not from 1 to 256: " + threads, "use 1");
    }
  }
}
