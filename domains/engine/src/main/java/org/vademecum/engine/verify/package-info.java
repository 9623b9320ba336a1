/**
 * The verifier: claims from sentences, each checked against the evidence that the sentence cites.
 * Deterministic, in English and Chinese, and the same for what a teacher writes, what the student
 * says and what any other model answered.
 *
 * <p>A sentence and its evidence are read by one {@link
 * org.vademecum.engine.verify.SentenceReader}, so that both sides go wrong in the same way where
 * they go wrong: measured names, numbers with units and comparators, and which name each number and
 * each direction word belongs to. Then four checks make claims of the reading: figures (numbers,
 * units, dates, counts), names (and names of patterns), directions (with severity and status), and
 * meaning (relations, advice, certainty).
 *
 * <p>What it knows of language is in the lexicons beside it; what it knows of a domain comes from
 * the pack. Two things are easy to get wrong here. A general statement ("a low X suggests …") is
 * measured by the passage, while one on this report is measured by the flag. And the check of
 * meaning counts shared content words: it finds what the evidence does not speak of, and a negation
 * turned around, but not every wrong relation between words that are all there.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.engine.verify;
