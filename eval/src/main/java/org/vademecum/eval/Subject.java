package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is measured: something that answers a case over HTTP. Safe to share between threads. */
interface Subject extends AutoCloseable {

  /**
   * The answer to a case, as the contract's interpretation.
   *
   * @throws SubjectFailure where there is none
   */
  JsonNode answer(EvalCase asked, String arm) throws SubjectFailure;

  /** The name and version of the model that answers. */
  String description();

  /** Processor time that it has used so far, or null where it can't be known. */
  @Nullable Duration processorTime();

  @Override
  void close();

  /** No answer: a time-out, a status other than 200, or what is no JSON. */
  final class SubjectFailure extends Exception {
    private static final long serialVersionUID = 1L;

    SubjectFailure(String message) {
      super(message);
    }
  }
}
