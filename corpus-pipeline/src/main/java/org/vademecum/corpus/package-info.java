/**
 * The corpus pipeline: sources into a corpus in which every document that is missing has a reason.
 *
 * <p>A document passes {@link org.vademecum.corpus.Block}s, each a function of one document that
 * can be read and tested without Spark: reports are rendered to text, text is brought into one
 * form, its language is told, its form judged, personal data replaced. Spark runs them in parallel
 * and does what needs all documents at once: duplicates. Then what an evaluation set holds is taken
 * out, a classifier that learned from the teacher's verdicts scores the rest, and whole clusters go
 * to training or validation.
 *
 * <p>Three decisions are easy to miss. A dropped document stays in the stream with its reason,
 * because it is written out too. Thresholds belong to (language, kind): rules for English web pages
 * drop every report and every short Chinese answer. And what the pack itself holds is held to other
 * rules than what comes from outside, see {@link org.vademecum.corpus.Origin} and {@link
 * org.vademecum.corpus.Decontaminate}.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.corpus;
