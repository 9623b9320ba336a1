package org.vademecum.corpus;

/** Where a document comes from, which decides what filters it passes. */
public enum Origin {
  /** A passage of the pack: reviewed where it was written, so never dropped for its style. */
  PACK_PASSAGE,
  /** A training row of the pack: made by its own generator, passed on as it is. */
  PACK_TASK,
  /** Anything given with {@code --source}. */
  SOURCE
}
