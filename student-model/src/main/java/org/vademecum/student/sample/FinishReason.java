package org.vademecum.student.sample;

/** Why a sequence ended. */
public enum FinishReason {
  /** A token that ends it was chosen; it is the last one of the result. */
  STOP,
  /** As many tokens as were asked for, or as the model has positions for. */
  LENGTH,
  /** The constraint allowed no token at all. */
  CONSTRAINT,
  /** The listener wanted no more. */
  CANCELLED
}
