package org.vademecum.eval;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured: something that answers cases. Safe to share between threads. */
interface Subject extends AutoCloseable {

  /**
   * The answer to a case, or why there is none; a failure is a result and is counted.
   *
   * @param repeat 0, and 1 and on where the same is asked again for consistency
   */
  Reply reply(EvalCase asked, String arm, int repeat);

  /** The arms that it has, in their order. */
  List<String> arms();

  /** What identifies its answers: the same text means that the same answers may be used again. */
  String identity();

  /** The model that answers, as its last answer named it. */
  Model model();

  /** Processor time that it has used so far, or null where it can't be known. */
  @Nullable Duration processorTime();

  @Override
  void close();

  /** A model by its name and, where it is known, the SHA-256 of its file. */
  record Model(String name, @Nullable String sha256) {}
}
