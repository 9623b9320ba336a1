package org.vademecum.distill.train;

import java.util.Map;

/** Decodes held-out tasks while training and says what the model can do, by name. */
@FunctionalInterface
public interface SkillCheck {
  /** Shares between 0 and 1; the loss is flat long before these come. */
  Map<String, Double> measure(BatchDecoder decoder);
}
