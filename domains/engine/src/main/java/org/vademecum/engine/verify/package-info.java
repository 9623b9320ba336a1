/**
 * The verifier: claims from sentences, each checked against the evidence that the sentence cites.
 * Deterministic, in English and Chinese, and the same for what a teacher writes, what the student
 * says and what any other model answered.
 *
 * <p>A sentence and its evidence are read by one {@link
 * org.vademecum.engine.verify.SentenceReader}, so that both sides go wrong in the same way where
 * they go wrong: measured names, numbers with units and comparators, and which name each number and
 * each direction word belongs to. Then checks make claims of the reading: figures (numbers, units,
 * dates, counts, and what is reckoned from them), names (and names of patterns), directions (with
 * severity and status), and meaning (relations, advice, certainty), which asks for one place of the
 * evidence that has each statement and holds the statement against it; docs/verifier.md lists them.
 *
 * <p>What it knows of language is in the lexicons beside it; what it knows of a domain comes from
 * the pack. Two things are easy to get wrong here. A general statement ("a low X suggests …") is
 * measured by the passage, while one on this report is measured by the flag. And the check of
 * meaning goes by shared content words: it finds what no place speaks of, and what a listed word
 * turns around, but not every wrong relation between words that all stand in one sentence.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.engine.verify;
