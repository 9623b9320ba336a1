/**
 * Detectors: how far a source supports a response, for any model's responses. The first is the
 * verifier that guards our own answers, without training; the second is trained on a user's
 * labelled set and uses what the verifier says as features among others.
 *
 * <p>Traps: a set whose wrong responses are longer, or worded otherwise, can be told apart without
 * ever looking at a source. So beside every figure stand two baselines that see no source, length
 * alone and the words of the response alone, trained as the detector is; who does not beat them has
 * learned style. And rows of one group are alike, so folds never part a group.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.eval.detect;
