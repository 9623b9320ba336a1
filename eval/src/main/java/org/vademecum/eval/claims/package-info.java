/**
 * The verifier against truth: claims about a report that somebody labelled who neither wrote the
 * verifier nor saw what it says of them. A report is judged by the service, which alone can read
 * it; the claim is then checked here by the engine's verifier against what the service judged and
 * the passages that the labeller had.
 *
 * <p>Every claim may rest on all of a report's findings, as a labeller's may; a sentence of an
 * answer rests on what it cites alone, which is stricter.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.eval.claims;
