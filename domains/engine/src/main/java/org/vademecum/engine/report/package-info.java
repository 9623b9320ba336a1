/**
 * A report as it came in, before anything is judged: who it is about (sex and age alone), what was
 * measured with the words and units of the report, and its free text.
 *
 * <p>Values, units and ranges stay strings here. Reading them is the judge's work, so that every
 * form of intake is read by the same rules, and what can't be read is a data problem instead of a
 * number that was guessed.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.engine.report;
