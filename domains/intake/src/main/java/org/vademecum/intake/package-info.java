/**
 * Files into cases: whatever a report comes in as, {@link org.vademecum.intake.Intake} gives the
 * same {@code ReportCase}.
 *
 * <p>A file is recognised by its content and never by its name. Text is decoded once (UTF-8, UTF-16
 * with a byte order mark, GB18030, Latin 1), then the readers are asked in a fixed order from the
 * strictest form to the loosest: HL7 v2, FHIR, a JSON case, a table, pasted text. Each reader takes
 * over what is printed and decides nothing: values, units, ranges and flags stay text for the
 * judge. What is whole in a damaged file is used, and what is lost becomes a {@code Loss}.
 *
 * <p>PDF files and pictures become pages of words with their places; from there on the same tables
 * and the same text are read. A word that could not be read for certain stays unread: an unreadable
 * value is null with status final, which the judge reports.
 *
 * <p>Two traps. Observations of different patients must never meet, so every reader starts a new
 * case where the subject changes. And whatever stands in a report is data: nothing in it is
 * executed, fetched, logged or obeyed.
 */
@NullMarked
package org.vademecum.intake;

import org.jspecify.annotations.NullMarked;
